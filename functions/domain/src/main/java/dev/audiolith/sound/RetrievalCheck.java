package dev.audiolith.sound;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.pin.Gateways;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Fetches a pinned sound back through the gateways, one after the other, until one gives what was pinned. A provider's yes is not
/// yet that: gateways have answered for days that they do not know what was acknowledged.
///
/// Up to 16 MiB the whole sound is fetched and its SHA-256 compared; of a longer one its length and its first MiB, with our own.
public final class RetrievalCheck {
    private static final long WHOLE = 16L << 20;
    private static final int SAMPLE = 1 << 20;

    private final Fetcher fetcher;
    private final Gateways gateways;
    private final SoundBytes bytes;

    public RetrievalCheck(Fetcher fetcher, Gateways gateways, SoundBytes bytes) {
        this.fetcher = fetcher;
        this.gateways = gateways;
        this.bytes = bytes;
    }

    /// What has to come back.
    private record Expected(long bytes, String sha256, long total) {

        boolean is(Fetcher.Outcome.Fetched fetched) {
            return fetched.equals(new Fetcher.Outcome.Fetched(bytes, sha256, total));
        }
    }

    /// What each gateway failed with, in order.
    record Fetching(boolean hasSucceeded, List<Failure> failures) {}

    Fetching fetch(StoredAudio audio, Kept kept, Deadline deadline) {
        var failures = new ArrayList<Failure>();
        var expected = expected(audio);
        if (expected.isEmpty()) {
            return new Fetching(false, List.of(Failure.of(FailureKind.UNREACHABLE, Failure.OUR_STORE, "the stored bytes cannot be read")));
        }
        var providers = kept.pins().stream().map(Pin::provider).toList();
        var links = gateways.links(audio.digests().cid(), providers);
        for (var i = 0; i < links.size() && !deadline.passed(); i++) {
            var link = links.get(i);
            switch (fetcher.fetch(link, expected.get().bytes(), deadline.share(links.size() - i))) {
                case Fetcher.Outcome.Fetched fetched when expected.get().is(fetched) -> {
                    return new Fetching(true, failures);
                }
                case Fetcher.Outcome.Fetched _ ->
                    failures.add(Failure.of(FailureKind.CORRUPT_ANSWER, link.getHost(), "the gateway gives something else"));
                case Fetcher.Outcome.NotFetched(var failure) -> failures.add(failure);
            }
        }
        return new Fetching(false, failures);
    }

    private Optional<Expected> expected(StoredAudio audio) {
        var digests = audio.digests();
        if (digests.bytes() <= WHOLE) {
            return Optional.of(new Expected(digests.bytes(), digests.sha256(), digests.bytes()));
        }
        try (var stored = bytes.open(audio.objectKey())) {
            var sample = stored.readNBytes(SAMPLE);
            return Optional.of(new Expected(sample.length, HexFormat.of().formatHex(Sha256.of(sample)), digests.bytes()));
        } catch (IOException | StorageUnavailable e) {
            // Asked again next round; until then it is told as a failure like any other.
            return Optional.empty();
        }
    }
}
