package dev.audiolith.vocalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.edge.Measurement;
import dev.audiolith.edge.Metric;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.sound.Performing.Performed;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpeechMeasuresTest {

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, names = {"UNAUTHORIZED", "FORBIDDEN", "QUOTA_EXHAUSTED", "RETIRED"})
    void what_only_an_operator_can_mend_is_told_apart(FailureKind kind) {
        assertThat(SpeechMeasures.of(Failure.of(kind, "elevenlabs", "no"))).containsExactly(Measurement.of(Metric.SPEECH_SUCCEEDED, false),
                Measurement.of(Metric.SPEECH_BLOCKED, 1));
    }

    @Test
    void a_voice_that_does_not_exist_says_nothing_about_the_provider() {
        assertThat(SpeechMeasures.of(Failure.of(FailureKind.NOT_FOUND, "elevenlabs", "no"))).isEmpty();
    }

    @Nested
    class of_an_order {
        private final Failure rejected = Failure.of(FailureKind.UNAUTHORIZED, "elevenlabs", "no");
        private final Failure down = Failure.of(FailureKind.UNREACHABLE, "elevenlabs", "no connection");

        @Test
        void a_key_that_is_refused_is_told_as_where_a_caller_waits() {
            assertThat(SpeechMeasures.of(new Performed.Failed(rejected))).isEqualTo(SpeechMeasures.of(rejected));
        }

        @Test
        void a_try_that_failed_counts_although_another_will_be_made() {
            assertThat(SpeechMeasures.of(new Performed.PutOff(Optional.of(down))))
                    .containsExactly(Measurement.of(Metric.SPEECH_SUCCEEDED, false));
        }

        @Test
        void a_turn_that_only_ran_out_of_time_counts_for_nothing() {
            assertThat(SpeechMeasures.of(new Performed.PutOff(Optional.empty()))).isEmpty();
        }

        @Test
        void a_voice_that_does_not_exist_is_no_failure_of_the_provider() {
            assertThat(SpeechMeasures.of(new Performed.Failed(Failure.of(FailureKind.NOT_FOUND, "elevenlabs", "no")))).isEmpty();
        }
    }
}
