package dev.audiolith.providers.source;

import dev.audiolith.failure.Failure;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.SourceFetcher.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// What came of fetching a file to its end: its bytes, and why there are no more of them when it failed.
final class Got {
    static final long MOST = 1_000_000;

    private final byte[] bytes;
    private final boolean isOpened;
    private final Optional<Failure> failure;

    private Got(byte[] bytes, boolean isOpened, Optional<Failure> failure) {
        this.bytes = bytes;
        this.isOpened = isOpened;
        this.failure = failure;
    }

    static Got from(SourceFetcher fetcher, String url) {
        return from(fetcher, url, Deadline.after(Duration.ofSeconds(20), InstantSource.system()));
    }

    static Got from(SourceFetcher fetcher, String url, Deadline deadline) {
        return switch (fetcher.open(URI.create(url), MOST, deadline)) {
            case Opened.NotOpened(var failure) -> new Got(new byte[0], false, Optional.of(failure));
            case Opened.Open(var in, var _) -> {
                var bytes = new ByteArrayOutputStream();
                try (in) {
                    in.transferTo(bytes);
                    yield new Got(bytes.toByteArray(), true, Optional.empty());
                } catch (BrokenSource e) {
                    yield new Got(bytes.toByteArray(), true, Optional.of(e.failure()));
                } catch (IOException e) {
                    throw new AssertionError("only broken sources may come out", e);
                }
            }
        };
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isOpened() {
        return isOpened;
    }

    Optional<Failure> failure() {
        return failure;
    }

    Failure why() {
        return failure.orElseThrow();
    }
}
