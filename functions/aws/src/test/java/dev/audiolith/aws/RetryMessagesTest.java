package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.RetryQueue.Nudge;
import dev.audiolith.sound.RetryQueue.Retry;
import dev.audiolith.sound.SoundId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryMessagesTest {
    private static final SoundId ID = new SoundId("0123456789abcdef0123456789abcdef");

    @Test
    void a_message_is_read_as_it_was_written() {
        assertThat(RetryMessages.encode(new Retry(ID, 7)))
                .isEqualTo("{\"version\":1,\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":7}");
        assertThat(RetryMessages.decode(RetryMessages.encode(new Retry(ID, 7)))).isEqualTo(new Retry(ID, 7));
    }

    @Test
    void a_nudge_is_read_as_it_was_written() {
        assertThat(RetryMessages.encode(new Nudge())).isEqualTo("{\"version\":1,\"nudge\":true}");
        assertThat(RetryMessages.decode(RetryMessages.encode(new Nudge()))).isEqualTo(new Nudge());
    }

    @Test
    void fields_of_a_later_release_are_passed_over() {
        assertThat(RetryMessages.decode("{\"version\":1,\"soundId\":\"" + ID + "\",\"round\":0,\"why\":\"later\"}"))
                .isEqualTo(new Retry(ID, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{}", "not json",
            "{\"version\":2,\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":0}",
            "{\"version\":\"1\",\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":0}", "{\"version\":1,\"round\":0}",
            "{\"version\":1,\"soundId\":\"../etc\",\"round\":0}", "{\"version\":1,\"soundId\":7,\"round\":0}",
            "{\"version\":1,\"soundId\":\"0123456789abcdef0123456789abcdef\"}",
            "{\"version\":1,\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":-1}",
            "{\"version\":1,\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":1.5}",
            "{\"version\":1,\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":99999999999}",
            "{\"version\":1,\"soundId\":\"0123456789abcdef0123456789abcdef\",\"round\":0} trailing"})
    void whatever_no_release_has_sent_is_refused(String body) {
        assertThatThrownBy(() -> RetryMessages.decode(body)).isInstanceOf(InvalidRequest.class);
    }
}
