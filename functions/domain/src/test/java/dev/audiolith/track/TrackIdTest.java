package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackIdTest {

    @Test
    void the_same_track_has_the_same_id_for_ever() {
        assertThat(TrackId.of("ann", "suno", "id 1")).hasToString("922d0d857f68dadcbe4d8a7a04d04644");
    }

    @Test
    void a_provider_is_the_same_however_its_name_is_capitalised() {
        assertThat(TrackId.of("ann", "Suno", "id 1")).isEqualTo(TrackId.of("ann", "suno", "id 1"));
        assertThat(TrackId.of("Ann", "suno", "id 1")).isNotEqualTo(TrackId.of("ann", "suno", "id 1"));
    }

    @Test
    void whatever_differs_makes_another_track() {
        var ids = Stream.of(TrackId.of("ann", "suno", "id 1"), TrackId.of("bob", "suno", "id 1"), TrackId.of("ann", "mureka", "id 1"),
                TrackId.of("ann", "suno", "id 2"), TrackId.of("ann", "suno", "url 1"), TrackId.of("anns", "uno", "id 1"),
                TrackId.of("an", "nsuno", "id 1"), TrackId.of("ann", "suno1:i", "d 1"), TrackId.of("ann4:suno", "", "id 1"));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0",
            "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg", "../456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcde\n"})
    void what_does_not_look_like_an_id_is_none(String text) {
        assertThatThrownBy(() -> new TrackId(text)).isInstanceOf(InvalidRequest.class);
    }
}
