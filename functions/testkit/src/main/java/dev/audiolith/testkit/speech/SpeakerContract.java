package dev.audiolith.testkit.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.speech.Surroundings;
import dev.audiolith.speech.Word;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every speaker promises, for the fake and for each real one. It has no defaults for the ways of failing: whoever adds a speaker
/// has to show each.
public interface SpeakerContract {
    SpeechRequest HELLO = new SpeechRequest("Hello, world.", "voice-1", Optional.empty(), Map.of(), AudioFormat.DEFAULT, Optional.empty(),
            Optional.empty());

    /// A speaker that says exactly `audio`.
    Speaker speakerThatSays(byte[] audio) throws IOException;

    /// A speaker that says exactly `audio` when it is asked for captions, and takes [FakeSpeaker#CHARACTER_SECONDS] for each
    /// character of the text.
    Speaker speakerThatSaysInTime(byte[] audio) throws IOException;

    /// A speaker that says `audio`, and then breaks off although there was to be more.
    Speaker speakerThatBreaksOffAfter(byte[] audio) throws IOException;

    /// A speaker that refuses our key.
    Speaker speakerThatDoesNotKnowUs() throws IOException;

    @Test
    default void a_text_becomes_exactly_the_bytes_that_were_spoken() throws IOException {
        var said = speech();
        var outcome = speakerThatSays(said).speak(HELLO, in(Duration.ofSeconds(20)));
        assertThat(outcome).isInstanceOfSatisfying(SpeechOutcome.Speaking.class, speaking -> {
            assertThat(speaking.audio()).hasBinaryContent(said);
            assertThat(speaking.characterCost()).isEqualTo(HELLO.characters());
        });
    }

    @Test
    default void with_captions_the_audio_is_the_same_and_the_words_are_known_at_its_end() throws IOException {
        var said = speech();
        var outcome = speakerThatSaysInTime(said).speak(HELLO.captioned(true), in(Duration.ofSeconds(20)));
        assertThat(outcome).isInstanceOfSatisfying(SpeechOutcome.Speaking.class, speaking -> {
            assertThat(speaking.audio()).hasBinaryContent(said);
            assertThat(speaking.alignment().words()).containsExactly(new Word("Hello,", Duration.ZERO, Duration.ofMillis(300)),
                    new Word("world.", Duration.ofMillis(350), Duration.ofMillis(650)));
        });
    }

    @Test
    default void without_captions_there_are_no_words() throws IOException {
        assertThat(speakerThatSays(speech()).speak(HELLO, in(Duration.ofSeconds(20)))).isInstanceOfSatisfying(SpeechOutcome.Speaking.class,
                speaking -> assertThat(speaking.alignment().words()).isEmpty());
    }

    @Test
    default void what_is_said_around_a_part_is_not_charged_for() throws IOException {
        var part = new SpeechRequest(HELLO.text(), HELLO.voiceId(), HELLO.modelId(), HELLO.voiceSettings(), HELLO.format(),
                HELLO.languageCode(), HELLO.seed(), false, new Surroundings("What came before.", "What comes after."));
        assertThat(speakerThatSays(speech()).speak(part, in(Duration.ofSeconds(20)))).isInstanceOfSatisfying(SpeechOutcome.Speaking.class,
                speaking -> assertThat(speaking.characterCost()).isEqualTo(HELLO.characters()));
    }

    @Test
    default void a_stream_that_broke_off_never_just_ends() throws IOException {
        var outcome = speakerThatBreaksOffAfter(speech()).speak(HELLO, in(Duration.ofSeconds(20)));
        assertThat(outcome).isInstanceOfSatisfying(SpeechOutcome.Speaking.class,
                speaking -> assertThat(catchThrowable(() -> speaking.audio().readAllBytes())).isInstanceOf(BrokenSpeech.class));
    }

    @Test
    default void a_refused_key_is_said_to_be_one() throws IOException {
        var outcome = speakerThatDoesNotKnowUs().speak(HELLO, in(Duration.ofSeconds(20)));
        assertThat(outcome).isInstanceOfSatisfying(SpeechOutcome.Declined.class, declined -> {
            assertThat(declined.failure().kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(declined.failure().by()).isEqualTo("elevenlabs");
        });
    }

    @Test
    default void nothing_is_asked_for_once_the_time_is_up() throws IOException {
        var outcome = speakerThatSays(speech()).speak(HELLO, in(Duration.ZERO));
        assertThat(outcome).isInstanceOfSatisfying(SpeechOutcome.Declined.class,
                declined -> assertThat(declined.failure().kind()).isEqualTo(FailureKind.TIMED_OUT));
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }

    /// Longer than any buffer on the way.
    private static byte[] speech() {
        var bytes = new byte[300_000];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0xff - i % 251);
        }
        return bytes;
    }
}
