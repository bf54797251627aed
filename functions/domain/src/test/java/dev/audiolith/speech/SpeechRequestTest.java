package dev.audiolith.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.failure.InvalidRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechRequestTest {

    @Test
    void characters_are_counted_as_people_see_them() {
        assertThat(with("na\u00efve \ud83c\udfa7").characters()).isEqualTo(7);
    }

    @Test
    void as_many_characters_as_promised_are_taken() {
        assertThat(with("\ud83c\udfa7".repeat(100_000)).characters()).isEqualTo(100_000);
        assertRefused(() -> with("a".repeat(100_001)), "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
    void a_text_of_nothing_is_refused(String text) {
        assertRefused(() -> with(text), "text");
    }

    @Test
    void half_a_surrogate_pair_is_refused() {
        assertRefused(() -> with("a\ud83c"), "text");
        assertRefused(() -> with("\udfa7b"), "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../v1/user", "a/b", "a b", "a?b", "a%2fb", "\u0000"})
    void a_voice_that_could_change_the_address_is_refused(String voice) {
        assertRefused(
                () -> new SpeechRequest("hi", voice, Optional.empty(), Map.of(), AudioFormat.DEFAULT, Optional.empty(), Optional.empty()),
                "voiceId");
    }

    @Test
    void a_voice_setting_must_be_a_finite_number_or_a_flag() {
        assertRefused(() -> settings(Map.of("stability", Double.NaN)), "voiceSettings.stability");
        assertRefused(() -> settings(Map.of("stability", "high")), "voiceSettings.stability");
        assertRefused(() -> settings(Map.of("a\"b", 1.0)), "voiceSettings");
        assertThat(settings(Map.of("use_speaker_boost", true, "speed", 1.1)).voiceSettings()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3_44100_128", "pcm_16000", "wav_44100", "opus_48000_96", "ulaw_8000", "alaw_8000"})
    void the_names_of_formats_lead_back_to_themselves(String name) {
        assertThat(AudioFormat.parse(name)).hasValueSatisfying(format -> assertThat(format.name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mp3", "mp3_44100", "pcm_16000_32", "flac_44100", "mp3_44100_128/../x", "MP3_44100_128"})
    void other_names_are_no_formats(String name) {
        assertThat(AudioFormat.parse(name)).isEmpty();
    }

    private static void assertRefused(Runnable making, String field) {
        assertThatThrownBy(making::run)
                .isInstanceOfSatisfying(InvalidRequest.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static SpeechRequest with(String text) {
        return new SpeechRequest(text, "voice", Optional.empty(), Map.of(), AudioFormat.DEFAULT, Optional.empty(), Optional.empty());
    }

    private static SpeechRequest settings(Map<String, Object> settings) {
        return new SpeechRequest("hi", "voice", Optional.empty(), settings, AudioFormat.DEFAULT, Optional.empty(), Optional.empty());
    }
}
