package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.testkit.transcript.SampleTranscriptions;
import dev.audiolith.transcript.TranscriptionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TranscribeMessagesTest {
    @Test
    void what_is_encoded_is_decoded() {
        var id = SampleTranscriptions.newId();
        assertThat(TranscribeMessages.decode(TranscribeMessages.encode(id))).isEqualTo(id);
    }

    @Test
    void the_text_of_a_message_stays_as_releases_have_sent_it() {
        var sent = "{\"version\":1,\"transcriptionId\":\"00112233445566778899aabbccddeeff\",\"later\":true}";
        assertThat(TranscribeMessages.decode(sent)).isEqualTo(new TranscriptionId("00112233445566778899aabbccddeeff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"version\":2,\"transcriptionId\":\"00112233445566778899aabbccddeeff\"}",
            "{\"version\":1}", "{\"version\":1,\"transcriptionId\":7}", "{\"version\":1,\"transcriptionId\":\"../x\"}",
            "{\"version\":1,\"soundId\":\"00112233445566778899aabbccddeeff\"}"})
    void what_no_release_has_sent_is_refused(String body) {
        assertThatThrownBy(() -> TranscribeMessages.decode(body)).isInstanceOf(InvalidRequest.class);
    }
}
