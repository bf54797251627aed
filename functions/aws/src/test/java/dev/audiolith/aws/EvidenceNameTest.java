package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class EvidenceNameTest {
    @Test
    void the_next_name_is_a_microsecond_later() {
        var name = EvidenceName.of("error-input-20251231T235959.999999Z-TOO_LONG.caf");
        assertThat(name.text()).isEqualTo("error-input-20251231T235959.999999Z-TOO_LONG.caf");
        assertThat(name.next().text()).isEqualTo("error-input-20260101T000000.000000Z-TOO_LONG.caf");
    }

    @Test
    void a_request_may_be_called_anything() {
        var name = "debug-output-20260101T100000.000000Z-JKJaXmPLvHcESHA=.mp3";
        assertThat(EvidenceName.of(name).text()).isEqualTo(name);
    }

    @Test
    void a_name_without_a_time_is_none() {
        assertThatThrownBy(() -> EvidenceName.of("error-input.caf")).isInstanceOf(IllegalArgumentException.class);
    }
}
