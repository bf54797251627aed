package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.speech.SpeechRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every keeper of ordered texts must do.
public interface OrderedSpeechContract {

    /// The same throughout one test.
    OrderedSpeech speech();

    @Test
    default void what_was_ordered_is_found_as_it_was_kept() {
        var id = SampleSounds.newId();
        var whole = new SpeechRequest("F\u00fcr \"Elise\"\n\ud83d\ude00", "voice", Optional.of("model"),
                Map.of("stability", 0.5, "use_speaker_boost", true),
                AudioFormat.DEFAULT, Optional.of("de"), Optional.of(4_294_967_295L)).captioned(true);
        speech().keep(id, whole);

        assertThat(speech().find(id)).contains(whole);
    }

    @Test
    default void the_longest_text_fits() {
        var id = SampleSounds.newId();
        var longest = plain("\ud83d\ude00".repeat(SpeechRequest.MAX_CHARACTERS));
        speech().keep(id, longest);

        assertThat(speech().find(id)).contains(longest);
    }

    @Test
    default void what_is_kept_last_counts() {
        var id = SampleSounds.newId();
        speech().keep(id, plain("one"));
        speech().keep(id, plain("two"));

        assertThat(speech().find(id)).contains(plain("two"));
    }

    @Test
    default void what_is_forgotten_is_not_found_and_may_be_forgotten_again() {
        var id = SampleSounds.newId();
        speech().keep(id, plain("one"));
        speech().forget(id);
        speech().forget(id);

        assertThat(speech().find(id)).isEmpty();
    }

    private static SpeechRequest plain(String text) {
        return new SpeechRequest(text, "voice", Optional.empty(), Map.of(), AudioFormat.DEFAULT, Optional.empty(), Optional.empty());
    }
}
