package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AboutTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            durationSeconds, 61.5,        PT1M1.5S
            durationSeconds, '"61.5"',    PT1M1.5S
            durationSeconds, 0.0004,      PT0S
            durationSeconds, 0,           ''
            durationSeconds, -3,          ''
            durationSeconds, 1e3,         ''
            durationSeconds, three,       ''
            durationSeconds, '',          ''
            durationSeconds, 1234567890,  ''
            duration,        90000,       PT25H PT1M30S
            length,          61.5,        ''
            """)
    void how_long_it_plays_is_taken_from_what_is_a_number(String name, String value, String expected) {
        var durations = Arrays.stream(expected.split(" ", -1)).filter(text -> !text.isEmpty()).map(Duration::parse).toList();

        assertThat(about(Map.of(name, value)).playing()).isEqualTo(durations);
    }

    @Test
    void where_the_unit_is_named_nothing_else_is_believed() {
        assertThat(about(Map.of("durationSeconds", "61", "duration", "95")).playing()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void what_was_handed_in_can_be_changed_without_changing_it() {
        var metadata = new HashMap<>(Map.of("duration", "1"));
        var about = about(metadata);
        metadata.clear();
        assertThat(about.metadata()).containsKey("duration");
    }

    private static About about(Map<String, String> metadata) {
        return new About("suno", "Song", About.COMPLETED, Optional.empty(), metadata, Optional.empty());
    }
}
