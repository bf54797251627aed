package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    /// A name of a provider's that was cut in the middle of an emoji would otherwise make a whole answer unreadable.
    @Test
    void half_a_character_is_written_as_a_question_mark_and_whole_ones_as_they_are() {
        assertThat(Json.write(Map.of("name", "cut \ud83d"))).isEqualTo("{\"name\":\"cut ?\"}");
        assertThat(Json.write(Map.of("name", "\udc00 \u00fc \ud83d\ude00"))).isEqualTo("{\"name\":\"? \u00fc \ud83d\ude00\"}");
    }
}
