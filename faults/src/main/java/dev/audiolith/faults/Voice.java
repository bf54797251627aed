package dev.audiolith.faults;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.speech.Word;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The speech provider as one container reaches it. It never says the same text with the same bytes twice, as real ones do not, so
/// that whose speech was kept can be told.
record Voice(World world, Container container) implements Speaker {
    private static final int BEGINNING = 24;

    enum Mood {
        SPEAKS, BREAKS_OFF, SAYS_NOTHING, TOO_FAST, BUSY, UNREACHABLE, HANGS, DRIPS
    }

    @Override
    public SpeechOutcome speak(SpeechRequest request, Deadline deadline) {
        if (world.trouble().providersAreThrottled()) {
            return declined(FailureKind.RATE_LIMITED);
        }
        return switch (world.plan().moods().voice().at(world.now())) {
            case SPEAKS -> speaking(request, new ByteArrayInputStream(buy(request)));
            case BREAKS_OFF -> speaking(request, breakingOff(buy(request), Duration.ZERO));
            case DRIPS -> speaking(request, breakingOff(buy(request), deadline.remaining()));
            case SAYS_NOTHING -> {
                buy(request);
                yield speaking(request, InputStream.nullInputStream());
            }
            case HANGS -> {
                buy(request);
                container.invocation().pause(deadline.remaining());
                yield declined(FailureKind.TIMED_OUT);
            }
            case TOO_FAST -> declined(FailureKind.RATE_LIMITED);
            case BUSY -> declined(FailureKind.BUSY);
            case UNREACHABLE -> declined(FailureKind.UNREACHABLE);
        };
    }

    private byte[] buy(SpeechRequest request) {
        var number = world.ledger().bought(container, request);
        return ("audio " + number + " of " + beginning(request)).getBytes(StandardCharsets.UTF_8);
    }

    private static SpeechOutcome speaking(SpeechRequest request, InputStream audio) {
        return new SpeechOutcome.Speaking(audio, request.characters(),
                () -> List.of(new Word(firstWords(request), Duration.ZERO, Duration.ofSeconds(1))));
    }

    /// Enough to tell one text, or one part of a text, from another.
    private static String beginning(SpeechRequest request) {
        return request.text().substring(0, Math.min(BEGINNING, request.text().length()));
    }

    /// In place of all the words.
    static String firstWords(SpeechRequest request) {
        return beginning(request).replace(' ', '_');
    }

    private static SpeechOutcome declined(FailureKind kind) {
        return new SpeechOutcome.Declined(failure(kind));
    }

    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, "voice", "as it was told to");
    }

    /// Half of it, then nothing for `silence`, then an end that is none.
    private InputStream breakingOff(byte[] audio, Duration silence) {
        var half = new ByteArrayInputStream(audio, 0, audio.length / 2);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var next = half.read();
                return next < 0 ? broken() : next;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var count = half.read(target, offset, length);
                return count < 0 ? broken() : count;
            }

            private int broken() throws BrokenSpeech {
                container.invocation().pause(silence);
                throw new BrokenSpeech(failure(silence.isZero() ? FailureKind.UNREACHABLE : FailureKind.TIMED_OUT));
            }
        };
    }
}
