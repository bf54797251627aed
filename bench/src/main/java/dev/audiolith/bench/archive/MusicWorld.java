package dev.audiolith.bench.archive;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.SourceFetcher;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;

/// Sixty days of three music providers: what they make, for how long they keep it, when they are away. One answer in fifty is an error page
/// that says it is fine. The same seed makes the same world for both schemes.
final class MusicWorld implements SourceFetcher {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration LENGTH = Duration.ofDays(60);
    private static final long SEED = 20_260_101;
    private static final int ERROR_PAGES = 50;
    private static final byte[] SOUND = SampleRecording.of(SampleRecording.tone(0.1)).wav();
    private static final byte[] PAGE = "<!doctype html><title>Something went wrong</title>".repeat(40).getBytes(StandardCharsets.UTF_8);

    private final List<Outage> outages = new ArrayList<>();
    private final Random pages = new Random(SEED);
    private Instant now = START;

    /// A provider as it is, which is not always what is known of it.
    enum Vendor {
        REPLICATE("replicate", 150, Duration.ofHours(1)), SUNO("suno", 120, Duration.ofDays(15)), MUREKA("mureka", 90, Duration.ofDays(15));

        private final String text;
        private final int tracksADay;
        @SuppressWarnings("ImmutableEnumChecker") // it is immutable
        private final Duration keeps;

        Vendor(String text, int tracksADay, Duration keeps) {
            this.text = text;
            this.tracksADay = tracksADay;
            this.keeps = keeps;
        }

        String text() {
            return text;
        }

        static Vendor of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    private record Outage(Vendor provider, Instant from, Instant to) {}

    /// One piece of music.
    record Piece(int number, Vendor provider, Instant madeAt) {
        URI link() {
            return URI.create("https://" + provider.text() + ".invalid/" + madeAt.getEpochSecond() + "/" + number + ".wav");
        }

        Instant goesAt() {
            return madeAt.plus(provider.keeps);
        }
    }

    MusicWorld() {
        var random = new SplittableRandom(SEED);
        // Replicate is away for 20 minutes twice a week, the others for six hours once a week, and Suno once for three days.
        for (var day = 0; day < LENGTH.toDays() + 30; day++) {
            if (day % 7 == 2 || day % 7 == 5) {
                away(Vendor.REPLICATE, day, random.nextInt(24 * 60), Duration.ofMinutes(20));
            }
            if (day % 7 == 3) {
                away(Vendor.SUNO, day, random.nextInt(18 * 60), Duration.ofHours(6));
            }
            if (day % 7 == 6) {
                away(Vendor.MUREKA, day, random.nextInt(18 * 60), Duration.ofHours(6));
            }
        }
        away(Vendor.SUNO, 30, 0, Duration.ofDays(3));
    }

    private void away(Vendor provider, int day, int minute, Duration time) {
        var from = START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
        outages.add(new Outage(provider, from, from.plus(time)));
    }

    /// Everything that is made, in that order.
    static List<Piece> pieces() {
        var random = new SplittableRandom(SEED + 1);
        var pieces = new ArrayList<Piece>();
        for (var provider : Vendor.values()) {
            for (var number = 0; number < provider.tracksADay * LENGTH.toDays(); number++) {
                var at = START.plusSeconds(random.nextLong(LENGTH.toSeconds()));
                pieces.add(new Piece(number, provider, at));
            }
        }
        pieces.sort(Comparator.comparing(Piece::madeAt));
        return pieces;
    }

    void set(Instant to) {
        now = to;
    }

    boolean isAway(Vendor provider) {
        return outages.stream().anyMatch(one -> one.provider() == provider && !now.isBefore(one.from()) && now.isBefore(one.to()));
    }

    /// What a plain client gets, whatever the status; empty when there is no connection.
    Optional<byte[]> plainly(Piece piece) {
        if (isAway(piece.provider())) {
            return Optional.empty();
        }
        return Optional.of(now.isBefore(piece.goesAt()) && pages.nextInt(ERROR_PAGES) > 0 ? SOUND : PAGE);
    }

    static boolean isMusic(byte[] bytes) {
        return Arrays.equals(bytes, SOUND);
    }

    @Override
    public Optional<String> objection(URI source) {
        return Optional.empty();
    }

    @Override
    public Opened open(URI source, long mostBytes, Deadline deadline) {
        var provider = Vendor.of(source.getHost().replace(".invalid", ""));
        var madeAt = Instant.ofEpochSecond(Long.parseLong(source.getPath().split("/", -1)[1]));
        if (isAway(provider)) {
            return new Opened.NotOpened(Failure.of(FailureKind.UNREACHABLE, "source", "nobody answers"));
        }
        if (!now.isBefore(madeAt.plus(provider.keeps))) {
            return new Opened.NotOpened(Failure.of(FailureKind.NOT_FOUND, "source", "the provider answered 404"));
        }
        return new Opened.Open(new ByteArrayInputStream(pages.nextInt(ERROR_PAGES) > 0 ? SOUND : PAGE), OptionalLong.empty());
    }
}
