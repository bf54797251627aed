package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.PatientSpeaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatientSpeakerTest {
    private final ManualClock clock = new ManualClock();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void too_fast_is_asked_again_after_as_long_as_the_other_side_wants() {
        speak(new Failure(FailureKind.RATE_LIMITED, "elevenlabs", "429", Optional.of(Duration.ofSeconds(7))), Duration.ofSeconds(28));
        assertThat(asked).hasValue(3);
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void a_wait_that_would_pass_the_deadline_is_not_begun() {
        speak(new Failure(FailureKind.RATE_LIMITED, "elevenlabs", "429", Optional.of(Duration.ofMinutes(1))), Duration.ofSeconds(28));
        assertThat(asked).hasValue(1);
        assertThat(clock.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "RATE_LIMITED")
    void what_may_have_been_charged_is_never_asked_again(FailureKind kind) {
        speak(Failure.of(kind, "elevenlabs", "failed"), Duration.ofSeconds(28));
        assertThat(asked).hasValue(1);
    }

    private void speak(Failure failure, Duration time) {
        var backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), new Random(3));
        new PatientSpeaker((_, _) -> {
            asked.incrementAndGet();
            return new SpeechOutcome.Declined(failure);
        }, 3, backoff, clock).speak(World.text("hello"), clock.in(time));
    }
}
