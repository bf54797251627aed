package dev.audiolith.bench.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// How such things are usually done: every night at three the oldest two hundred of those that are thirteen days old, and whatever comes
/// is kept under `audio.mp3`. What cannot be fetched is left for the next night.
final class PlainScheme implements RescueBenchmark.Scheme {
    private static final Duration AGE = Duration.ofDays(13);
    private static final int LIMIT = 200;

    private final MusicWorld world;
    private final Deque<MusicWorld.Piece> waiting = new ArrayDeque<>();
    private final Tally tally = new Tally();

    PlainScheme(MusicWorld world) {
        this.world = world;
    }

    @Override
    public void made(MusicWorld.Piece piece) {
        waiting.add(piece);
    }

    @Override
    public void minute(Instant now) {
        if (now.getEpochSecond() % Duration.ofDays(1).toSeconds() != Duration.ofHours(3).toSeconds()) {
            return;
        }
        var failed = new ArrayList<MusicWorld.Piece>();
        for (var tried = 0; tried < LIMIT && isOldEnough(now); tried++) {
            var piece = waiting.remove();
            world.plainly(piece).ifPresentOrElse(bytes -> count(piece, bytes), () -> failed.add(piece));
        }
        putBack(failed);
    }

    private boolean isOldEnough(Instant now) {
        return !waiting.isEmpty() && !waiting.element().madeAt().plus(AGE).isAfter(now);
    }

    private void count(MusicWorld.Piece piece, byte[] bytes) {
        if (MusicWorld.isMusic(bytes)) {
            tally.archived(piece.provider());
        } else {
            tally.believed(piece.provider());
        }
    }

    private void putBack(List<MusicWorld.Piece> failed) {
        failed.reversed().forEach(waiting::addFirst);
    }

    @Override
    public Tally tally() {
        waiting.forEach(piece -> tally.lost(piece.provider()));
        return tally;
    }
}
