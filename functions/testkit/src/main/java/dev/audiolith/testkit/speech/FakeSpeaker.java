package dev.audiolith.testkit.speech;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.AlignedText;
import dev.audiolith.speech.Alignment;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Speaks without a provider, and keeps the books: who asked, and what it would have cost. Asked for captions, it gives every
/// character [#CHARACTER_SECONDS].
public final class FakeSpeaker implements Speaker {
    public static final double CHARACTER_SECONDS = 0.05;

    private static final String NAME = "elevenlabs";

    private final List<SpeechRequest> asked = new ArrayList<>();
    private final List<Failure> refusals;
    private final byte[] audio;
    private final Optional<FailureKind> end;
    private long charged;

    private FakeSpeaker(List<Failure> refusals, byte[] audio, Optional<FailureKind> end) {
        this.refusals = refusals;
        this.audio = audio.clone();
        this.end = end;
    }

    public static FakeSpeaker thatSays(byte[] audio) {
        return new FakeSpeaker(List.of(), audio, Optional.empty());
    }

    /// Says nothing `times` times for one reason, then `audio`.
    public static FakeSpeaker thatSaysAfter(int times, FailureKind reason, byte[] audio) {
        return new FakeSpeaker(Collections.nCopies(times, failure(reason)), audio, Optional.empty());
    }

    public static FakeSpeaker thatDeclines(FailureKind reason) {
        return thatSaysAfter(Integer.MAX_VALUE, reason, new byte[0]);
    }

    /// Says `audio`, and then breaks off.
    public static FakeSpeaker thatBreaksOffAfter(byte[] audio, FailureKind reason) {
        return new FakeSpeaker(List.of(), audio, Optional.of(reason));
    }

    @Override
    public synchronized SpeechOutcome speak(SpeechRequest request, Deadline deadline) {
        if (deadline.passed()) {
            return new SpeechOutcome.Declined(failure(FailureKind.TIMED_OUT));
        }
        asked.add(request);
        if (asked.size() <= refusals.size()) {
            return new SpeechOutcome.Declined(refusals.get(asked.size() - 1));
        }
        charged += request.characters();
        return new SpeechOutcome.Speaking(new Sound(new ByteArrayInputStream(audio), end), request.characters(),
                request.captions() ? evenly(request.text()) : Alignment.NONE);
    }

    /// The words of a text of which every character takes as long as any other.
    public static Alignment evenly(String text) {
        var aligned = new AlignedText();
        var characters = text.codePoints().mapToObj(Character::toString).toList();
        for (var i = 0; i < characters.size(); i++) {
            aligned.add(characters.get(i), i * CHARACTER_SECONDS, (i + 1) * CHARACTER_SECONDS);
        }
        return aligned;
    }

    /// Every call so far, in order.
    public synchronized List<SpeechRequest> asked() {
        return List.copyOf(asked);
    }

    /// How often speech was delivered, and so paid for.
    public synchronized int charges() {
        return asked.size() - Math.min(asked.size(), refusals.size());
    }

    public synchronized long charactersCharged() {
        return charged;
    }

    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, NAME, NAME + " was told to fail");
    }

    private static final class Sound extends InputStream {
        private final InputStream bytes;
        private final Optional<FailureKind> end;

        Sound(InputStream bytes, Optional<FailureKind> end) {
            this.bytes = bytes;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            return orEnd(bytes.read());
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return orEnd(bytes.read(target, offset, length));
        }

        private int orEnd(int count) throws IOException {
            if (count < 0 && end.isPresent()) {
                throw new BrokenSpeech(failure(end.get()));
            }
            return count;
        }
    }
}
