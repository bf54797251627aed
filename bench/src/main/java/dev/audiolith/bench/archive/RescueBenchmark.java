package dev.audiolith.bench.archive;

import dev.audiolith.bench.archive.MusicWorld.Piece;
import dev.audiolith.bench.archive.MusicWorld.Vendor;
import dev.audiolith.track.Custodies;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/// Sixty days of music, and what is kept of it: by our own rules, the real objects over virtual time, beside the plain scheme in the same
/// world, and by ours with everything fetched at once. Afterwards both have a month to fetch what still waits.
public final class RescueBenchmark {
    private static final Duration AFTERWARDS = Duration.ofDays(30);

    /// A way of archiving.
    interface Scheme {
        void made(Piece piece);

        /// Once a minute.
        void minute(Instant now) throws IOException;

        /// At the end of it all.
        Tally tally();
    }

    public static void run(PrintStream out) throws IOException {
        var world = new MusicWorld();
        var plain = play(world, new PlainScheme(world));
        var ours = ours(Custodies.USUAL);
        var atOnce = ours("suno=PT0S,mureka=PT0S");
        out.printf("%-14s %-10s %8s %10s %9s %22s %12s %8s%n", "scheme", "provider", "tracks", "archived", "%", "archived, but no music",
                "not fetched", "lost %");
        for (var provider : Vendor.values()) {
            out.println(plain.line("plain", provider));
            out.println(ours.line("ours", provider));
            out.println(atOnce.line("ours, at once", provider));
        }
    }

    private static Tally ours(String archiveAfter) throws IOException {
        var world = new MusicWorld();
        try (var scheme = new OurScheme(world, archiveAfter)) {
            return play(world, scheme);
        }
    }

    private static Tally play(MusicWorld world, Scheme scheme) throws IOException {
        var pieces = MusicWorld.pieces();
        var next = 0;
        var end = MusicWorld.START.plus(MusicWorld.LENGTH).plus(AFTERWARDS);
        for (var now = MusicWorld.START; now.isBefore(end); now = now.plus(Duration.ofMinutes(1))) {
            world.set(now);
            for (; next < pieces.size() && !pieces.get(next).madeAt().isAfter(now); next++) {
                scheme.made(pieces.get(next));
            }
            scheme.minute(now);
        }
        return scheme.tally();
    }

    private RescueBenchmark() {}
}
