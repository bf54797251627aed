package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.SoundId;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The wire texts are written out: a message that waits in a queue is read by the next release.
class QueueMessagesTest {
    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final SoundId SOUND = new SoundId(ID);

    @Nested
    class of_the_queue_speak {
        @Test
        void a_message_holds_the_id_alone() {
            assertThat(SpeakMessages.encode(SOUND)).isEqualTo("{\"version\":1,\"soundId\":\"" + ID + "\"}");
            assertThat(SpeakMessages.decode(SpeakMessages.encode(SOUND))).isEqualTo(SOUND);
        }

        @Test
        void fields_that_a_later_release_adds_are_passed_over() {
            assertThat(SpeakMessages.decode("{\"urgency\":{\"x\":[1]},\"soundId\":\"" + ID + "\",\"version\":1}")).isEqualTo(SOUND);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "null", "[]", "7", "\"text\"", "not json", "{}", "{\"version\":1}", "{\"soundId\":\"ID\"}",
                "{\"version\":2,\"soundId\":\"ID\"}", "{\"version\":\"1\",\"soundId\":\"ID\"}", "{\"version\":1.0,\"soundId\":\"ID\"}",
                "{\"version\":4294967297,\"soundId\":\"ID\"}", "{\"version\":1,\"soundId\":7}", "{\"version\":1,\"soundId\":\"../etc\"}",
                "{\"version\":1,\"soundId\":\"ID\"} {}", "{\"version\":1,\"soundId\":\"ID"})
        void what_no_release_has_sent_is_poison(String body) {
            assertThatThrownBy(() -> SpeakMessages.decode(body.replace("ID", ID))).isInstanceOf(InvalidRequest.class);
        }

        @Test
        void nesting_without_end_is_poison() {
            assertThatThrownBy(() -> SpeakMessages.decode("{\"version\":1,\"x\":" + "[".repeat(100_000)))
                    .isInstanceOf(InvalidRequest.class);
        }
    }

    @Nested
    class of_the_queue_webhook {
        private static final String PINNED = """
                {"version":1,"type":"sound.pinned","soundId":"ID","url":"https://receiver.example/h?a=%20","happenedAt":1772366400123,"retry":3}""";

        @ParameterizedTest
        @EnumSource(Announcement.Event.class)
        void a_delivery_arrives_as_it_was_sent(Announcement.Event event) {
            var announcement = new Announcement(event, SOUND.text(), URI.create("https://b\u00fccher.example/h"),
                    Instant.ofEpochMilli(1_772_366_400_123L));
            var delivery = AnnouncementMessages.decode(AnnouncementMessages.encode(announcement, 2));
            assertThat(delivery).isEqualTo(new AnnouncementMessages.Delivery(announcement, 2));
            assertThat(delivery.announcement().id()).as("receivers know it again").isEqualTo(announcement.id());
        }

        @Test
        void a_message_is_written_as_it_always_was() {
            var announcement = new Announcement(Announcement.Event.PINNED, SOUND.text(), URI.create("https://receiver.example/h?a=%20"),
                    Instant.ofEpochMilli(1_772_366_400_123L));
            assertThat(AnnouncementMessages.encode(announcement, 3)).isEqualTo(PINNED.replace("ID", ID));
        }

        @ParameterizedTest
        @ValueSource(strings = {"sound.pinned|sound.deleted", "1772366400123|-1", "1772366400123|\"now\"", "1772366400123|1e30",
                "\"retry\":3|\"retry\":-1", "\"retry\":3|\"retry\":null", "\"retry\":3|\"again\":3",
                "https://receiver.example/h?a=%20|not a url",
                "\"ID\"|null", "\"version\":1|\"version\":0"})
        void what_no_release_has_sent_is_poison(String change) {
            var body = PINNED.replace(change.substring(0, change.indexOf('|')), change.substring(change.indexOf('|') + 1)).replace("ID",
                    ID);
            assertThatThrownBy(() -> AnnouncementMessages.decode(body)).isInstanceOf(InvalidRequest.class);
        }

        @Test
        void a_retry_beyond_all_counting_is_still_one() {
            var body = PINNED.replace("ID", ID).replace("\"retry\":3", "\"retry\":99999999999");
            assertThat(AnnouncementMessages.decode(body).retry()).isEqualTo(Integer.MAX_VALUE);
        }
    }
}
