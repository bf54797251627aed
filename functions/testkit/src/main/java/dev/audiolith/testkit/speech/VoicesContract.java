package dev.audiolith.testkit.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Voice;
import dev.audiolith.speech.Voices;
import dev.audiolith.speech.Voices.Listed;
import dev.audiolith.speech.Voices.Query;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every list of voices promises, for the fake and for each real one.
public interface VoicesContract {

    /// Voices with these ids, in this order.
    Voices voices(List<String> ids) throws IOException;

    /// A provider that refuses our key.
    Voices voicesThatDoNotKnowUs() throws IOException;

    @Test
    default void page_by_page_every_voice_comes_once() throws IOException {
        var ids = List.of("a", "b", "c", "d", "e");
        var voices = voices(ids);
        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = (Listed.Page) voices.list(new Query(2, cursor, Optional.empty()), soon());
            assertThat(page.voices()).hasSizeBetween(1, 2);
            page.voices().stream().map(Voice::id).forEach(seen::add);
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    default void no_voices_are_an_empty_page_and_no_failure() throws IOException {
        assertThat(voices(List.of()).list(new Query(50, Optional.empty(), Optional.empty()), soon()))
                .isEqualTo(new Listed.Page(List.of(), Optional.empty()));
    }

    @Test
    default void a_refused_key_is_said_to_be_one() throws IOException {
        assertThat(voicesThatDoNotKnowUs().list(new Query(50, Optional.empty(), Optional.empty()), soon()))
                .isInstanceOfSatisfying(Listed.Unavailable.class, unavailable -> {
                    assertThat(unavailable.failure().kind()).isEqualTo(FailureKind.UNAUTHORIZED);
                    assertThat(unavailable.failure().by()).isEqualTo("elevenlabs");
                });
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
