package dev.audiolith.vocalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.edge.Measurement;
import dev.audiolith.edge.Metric;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
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
}
