package dev.audiolith.local.recogniser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Divides sound into what was said in one breath: from one silence to the next, never longer than 20 seconds. So however long a
/// recording is, only one breath of it is in memory.
///
/// Where nobody pauses, the cut is made where it is quietest. A little silence is left around each utterance: words that begin at once
/// are misheard.
final class Utterances {
    private static final int PAUSE = 25;
    private static final int AROUND = 12;
    private static final int LONGEST = 20 * Frame.A_SECOND;
    /// Shorter sounds are no words.
    private static final int CLICK = 8;
    /// As long as the gap between two words.
    private static final int GAP = 8;

    private final InputStream sound;
    private final Deque<Frame> ahead = new ArrayDeque<>();
    private long framesTaken;

    /// @param start when it begins, counted from the beginning of the sound
    record Utterance(Duration start, List<Frame> frames) {

        Utterance {
            frames = List.copyOf(frames);
        }

        byte[] samples() {
            var samples = new ByteArrayOutputStream(frames.size() * Frame.BYTES);
            frames.forEach(frame -> frame.writeTo(samples));
            return samples.toByteArray();
        }
    }

    Utterances(InputStream sound) {
        this.sound = sound;
    }

    /// Empty at the end of the sound.
    Optional<Utterance> next() throws IOException {
        while (true) {
            var breath = breath();
            if (breath.isEmpty()) {
                return Optional.empty();
            }
            if (breath.stream().filter(frame -> !frame.isQuiet()).limit(CLICK).count() == CLICK) {
                return Optional.of(utterance(breath));
            }
        }
    }

    /// How much has been divided so far; all of it at the end.
    Duration length() {
        return Duration.ofMillis(framesTaken * 1000 / Frame.A_SECOND);
    }

    private List<Frame> breath() throws IOException {
        var breath = silenceBefore();
        var quiet = 0;
        for (var frame = take(); frame.isPresent(); frame = take()) {
            breath.add(frame.get());
            quiet = frame.get().isQuiet() ? quiet + 1 : 0;
            if (quiet >= PAUSE && breath.size() > PAUSE + AROUND) {
                return giveBack(breath, breath.size() - (PAUSE - AROUND));
            }
            if (breath.size() >= LONGEST) {
                return giveBack(breath, quietest(breath));
            }
        }
        return breath;
    }

    /// What of the silence before the next sound belongs to it.
    private List<Frame> silenceBefore() throws IOException {
        var silence = new ArrayDeque<Frame>();
        for (var frame = take(); frame.isPresent(); frame = take()) {
            silence.add(frame.get());
            if (!frame.get().isQuiet()) {
                return new ArrayList<>(silence);
            }
            if (silence.size() > AROUND) {
                silence.remove();
            }
        }
        return new ArrayList<>();
    }

    /// The middle of the quietest gap in the second half.
    private static int quietest(List<Frame> breath) {
        var best = breath.size();
        var least = Double.MAX_VALUE;
        for (var from = breath.size() / 2; from + GAP <= breath.size(); from++) {
            var energy = breath.subList(from, from + GAP).stream().mapToDouble(Frame::energy).sum();
            if (energy < least) {
                least = energy;
                best = from + GAP / 2;
            }
        }
        return best;
    }

    private List<Frame> giveBack(List<Frame> breath, int from) {
        for (var i = breath.size() - 1; i >= from; i--) {
            ahead.push(breath.get(i));
        }
        framesTaken -= breath.size() - from;
        return breath.subList(0, from);
    }

    private Optional<Frame> take() throws IOException {
        if (ahead.isEmpty()) {
            var samples = sound.readNBytes(Frame.BYTES);
            if (samples.length < Short.BYTES) {
                return Optional.empty();
            }
            ahead.add(new Frame(samples));
        }
        framesTaken++;
        return Optional.of(ahead.pop());
    }

    private Utterance utterance(List<Frame> breath) {
        return new Utterance(length().minusMillis(breath.size() * 1000L / Frame.A_SECOND), breath);
    }
}
