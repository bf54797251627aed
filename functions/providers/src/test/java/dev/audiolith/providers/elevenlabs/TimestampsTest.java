package dev.audiolith.providers.elevenlabs;

import static dev.audiolith.testkit.speech.SpeakerContract.HELLO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.Settings;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.speech.Surroundings;
import dev.audiolith.speech.Word;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ScriptedServer;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes when ElevenLabs is asked for times, and what may come instead.
class TimestampsTest {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final byte[] AUDIO = audio(100_000);
    private static final SpeechRequest CAPTIONED = HELLO.captioned(true);

    @RegisterExtension
    final Servers servers = new Servers();

    @Test
    void it_is_asked_at_the_door_for_times_and_told_what_is_said_around() throws IOException {
        var server = servers.playing(Behaviour.drips("application/json", TimedAnswer.of(HELLO.text(), AUDIO), Duration.ZERO));
        var part = new SpeechRequest(HELLO.text(), HELLO.voiceId(), HELLO.modelId(), HELLO.voiceSettings(), HELLO.format(),
                HELLO.languageCode(), HELLO.seed(), true, new Surroundings("Before.", "After \"it\"."));
        speaking(speak(server, part)).audio().readAllBytes();
        assertThat(server.onlyRequest().target())
                .isEqualTo("/v1/text-to-speech/voice-1/stream/with-timestamps?output_format=mp3_44100_128");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"text\":\"Hello, world.\",\"previous_text\":\"Before.\",\"next_text\":\"After \\\"it\\\".\"}");
    }

    @Test
    void the_cost_is_in_the_same_header() throws IOException {
        var lines = String.join("", TimedAnswer.of(HELLO.text(), AUDIO).stream().map(line -> new String(line, UTF_8)).toList());
        var server = servers.playing(Behaviour.answers(200, "text/event-stream", lines.getBytes(UTF_8), "character-cost: 7"));
        assertThat(speaking(speak(server, CAPTIONED)).characterCost()).isEqualTo(7);
    }

    @Test
    void without_any_times_there_is_sound_and_no_words() throws IOException {
        var speaking = speaking(speak(TimedAnswer.line(AUDIO, "null")));
        assertThat(speaking.audio()).hasBinaryContent(AUDIO);
        assertThat(speaking.alignment().words()).isEmpty();
        assertThat(speaking(speak("{\"audio_base64\":\"/////w==\"}")).audio().readAllBytes()).hasSize(4);
    }

    @Test
    void lines_without_audio_only_add_times() throws IOException {
        var late = "{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[1e0]}";
        var speaking = speaking(speak(TimedAnswer.line(AUDIO, "null") + "{\"audio_base64\":null,\"alignment\":" + late + "}"));
        assertThat(speaking.audio()).hasBinaryContent(AUDIO);
        assertThat(speaking.alignment().words()).containsExactly(new Word("a", Duration.ZERO, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "7", "\"audio\"", "null", "<html>no</html>", "{\"detail\":{\"status\":\"quota_exceeded\"}}",
            "{\"audio_base64\":7}", "{\"audio_base64\":{}}", "{\"audio_base64\":\"*not base64*\"}", "{\"audio_base64\":\"\"}",
            "{\"audio_base64\":\"PGh0bWw+PGJvZHk+\"}", "{\"audio_base64\":\"/////w==\"", "{\"audio_base64\":\"////"})
    void what_does_not_begin_with_audio_is_declined(String body) {
        assertThat(speak(body)).isInstanceOfSatisfying(SpeechOutcome.Declined.class,
                declined -> assertThat(declined.failure().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"audio_base64\":false}", "{\"audio_base64\":\"a\"}", "{\"audio_base64\":\"////", "}", "{\"a\" 1}",
            "{\"detail\":\"gone\"}",
            "{\"alignment\":{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[NaN]}}"})
    void what_goes_wrong_later_breaks_the_speech(String line) throws IOException {
        assertThat(brokenWhileRead(TimedAnswer.line(AUDIO, "null") + line)).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "[[{}]]", "{\"characters\":\"abc\"}", "{\"characters\":[\"a\"]}", "{\"characters\":[1]}",
            "{\"characters\":[[\"a\"]]}", "{\"characters\":{\"a\":[0]}}",
            "{\"characters\":[\"a\"],\"character_start_times_seconds\":[\"0\"],\"character_end_times_seconds\":[1]}",
            "{\"characters\":[\"a\"],\"character_start_times_seconds\":[-1],\"character_end_times_seconds\":[1]}",
            "{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[1e99]}",
            "{\"characters\":[null],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[1]}"})
    void times_that_make_no_sense_cost_the_words_but_not_the_sound(String alignment) throws IOException {
        var good = "{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],\"character_end_times_seconds\":[1]}";
        var speaking = speaking(speak(TimedAnswer.line(AUDIO, good) + TimedAnswer.line(AUDIO, alignment) + TimedAnswer.line(AUDIO, good)));
        assertThat(speaking.audio().readAllBytes()).hasSize(3 * AUDIO.length);
        assertThat(speaking.alignment().words()).isEmpty();
    }

    @Test
    void an_answer_cannot_grow_without_end() throws IOException {
        var many = "{\"characters\":[" + "\"a\",".repeat(2_000) + "\"a\"]}";
        assertThat(brokenWhileRead(TimedAnswer.line(AUDIO, "null") + "{\"alignment\":" + many + "}")).isEqualTo(FailureKind.CORRUPT_ANSWER);
        var longOne = "{\"characters\":[\"" + "a".repeat(3_000) + "\"]}";
        assertThat(brokenWhileRead(TimedAnswer.line(AUDIO, "null") + "{\"alignment\":" + longOne + "}"))
                .isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(brokenWhileRead(TimedAnswer.line(AUDIO, "null") + TimedAnswer.line(audio(AudioChunk.MOST + 1), "null")))
                .isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(brokenWhileRead(TimedAnswer.line(AUDIO, "null") + "[".repeat(10_000))).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void a_stream_that_breaks_off_or_falls_silent_never_just_ends() throws IOException {
        var lines = TimedAnswer.of(HELLO.text(), AUDIO);
        var cut = speak(servers.playing(Behaviour.breaksOffBetweenChunks("application/json", lines)), CAPTIONED);
        assertThat(brokenWhileRead(cut)).isEqualTo(FailureKind.CORRUPT_ANSWER);
        var silent = servers.playing(Behaviour.fallsSilent(200, "application/json", lines.getFirst()));
        assertThat(brokenWhileRead(speaker(silent).speak(CAPTIONED, in(Duration.ofMillis(500))))).isEqualTo(FailureKind.TIMED_OUT);
    }

    @Test
    void a_refusal_is_the_same_refusal() {
        var server = servers.playing(Behaviour.json(401, "{\"detail\":{\"status\":\"quota_exceeded\"}}"));
        assertThat(speak(server, CAPTIONED)).isInstanceOfSatisfying(SpeechOutcome.Declined.class,
                declined -> assertThat(declined.failure().kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED));
    }

    private FailureKind brokenWhileRead(String body) throws IOException {
        return brokenWhileRead(speak(body));
    }

    private static FailureKind brokenWhileRead(SpeechOutcome outcome) throws IOException {
        try (var audio = speaking(outcome).audio()) {
            var broken = catchThrowableOfType(BrokenSpeech.class, audio::readAllBytes);
            assertThat(broken).isNotNull();
            return broken.failure().kind();
        }
    }

    private SpeechOutcome speak(String body) {
        return speak(servers.playing(Behaviour.answers(200, "application/json", body.getBytes(UTF_8))), CAPTIONED);
    }

    private static SpeechOutcome speak(ScriptedServer server, SpeechRequest request) {
        return speaker(server).speak(request, in(Duration.ofSeconds(20)));
    }

    private static ElevenLabsSpeaker speaker(ScriptedServer server) {
        return new ElevenLabsSpeaker(CLIENT, server.url(), Secret.of(Settings.of("ELEVENLABS_API_KEY", "sk_0123"), "ELEVENLABS_API_KEY"));
    }

    private static SpeechOutcome.Speaking speaking(SpeechOutcome outcome) {
        assertThat(outcome).isInstanceOf(SpeechOutcome.Speaking.class);
        return (SpeechOutcome.Speaking) outcome;
    }

    private static byte[] audio(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
