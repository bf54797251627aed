package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.TrackId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveMessagesTest {
    private static final TrackId TRACK = new TrackId("0123456789abcdef0123456789abcdef");

    @Test
    void a_message_says_its_version_and_names_the_track() {
        assertThat(ArchiveMessages.encode(TRACK)).isEqualTo("{\"version\":1,\"trackId\":\"0123456789abcdef0123456789abcdef\"}");
        assertThat(ArchiveMessages.decode(ArchiveMessages.encode(TRACK))).isEqualTo(TRACK);
    }

    @Test
    void a_field_that_a_later_release_adds_is_passed_over() {
        assertThat(ArchiveMessages.decode("{\"version\":1,\"trackId\":\"0123456789abcdef0123456789abcdef\",\"why\":\"night\"}"))
                .isEqualTo(TRACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "track", "{}", "[]", "null", "{\"trackId\":\"0123456789abcdef0123456789abcdef\"}",
            "{\"version\":2,\"trackId\":\"0123456789abcdef0123456789abcdef\"}", "{\"version\":1}", "{\"version\":1,\"trackId\":7}",
            "{\"version\":1,\"trackId\":\"../../etc\"}", "{\"version\":1,\"trackId\":\"0123456789abcdef0123456789abcdef\"} {}"})
    void what_no_release_has_sent_is_refused(String body) {
        assertThatThrownBy(() -> ArchiveMessages.decode(body)).isInstanceOf(InvalidRequest.class);
    }
}
