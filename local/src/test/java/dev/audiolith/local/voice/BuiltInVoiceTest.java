package dev.audiolith.local.voice;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.post;
import static dev.audiolith.local.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInVoiceTest {
    private static final String KEY = "a-local-key";
    private static final String FOX = "The quick brown fox jumps over the lazy dog.";

    private static Path ffmpeg;
    private static Loopback voice;

    @BeforeAll
    static void start() throws Exception {
        ffmpeg = FfmpegBinary.locate(new Env(Map.of()), Path.of("target", "ffmpeg"));
        voice = Loopback.start(Loopback.ANY_PORT, new BuiltInVoice(KEY, ffmpeg));
    }

    @AfterAll
    static void stop() {
        voice.close();
    }

    @ParameterizedTest
    @CsvSource({"mp3_44100_128, audio/mpeg", "mp3_22050_32, audio/mpeg", "opus_48000_64, audio/ogg", "wav_16000, audio/wav"})
    void a_sentence_is_spoken_in_the_format_asked_for(String format, String type) throws Exception {
        var answer = speak("kevin", "/stream", format, FOX);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.headers().firstValue("character-cost")).contains(String.valueOf(FOX.length()));
        assertThat(answer.headers().firstValue("request-id")).isPresent();
        assertThat(seconds(answer.body())).isBetween(2.0, 5.0);
    }

    @ParameterizedTest
    @CsvSource({"pcm_16000, 32000", "pcm_44100, 88200", "ulaw_8000, 8000", "alaw_8000, 8000"})
    void raw_formats_have_no_header(String format, int bytesPerSecond) throws Exception {
        assertThat((double) speak("kevin", "", format, FOX).body().length / bytesPerSecond).isBetween(2.0, 5.0);
    }

    @Test
    void a_long_text_is_spoken_to_its_end() throws Exception {
        var once = seconds(speak("kevin", "", "mp3_44100_128", FOX).body());
        var often = seconds(speak("kevin", "", "mp3_44100_128", (FOX + " ").repeat(50)).body());
        assertThat(often).isGreaterThan(40 * once);
    }

    @Test
    void the_same_text_gives_the_same_bytes() throws Exception {
        assertThat(speak("kevin", "", "mp3_44100_128", FOX).body()).isEqualTo(speak("kevin", "", "mp3_44100_128", FOX).body());
        assertThat(speak("21m00Tcm4TlvDq8ikWAM", "", "mp3_44100_128", FOX).body())
                .isNotEqualTo(speak("kevin", "", "mp3_44100_128", FOX).body());
    }

    @Test
    void a_key_is_needed() throws Exception {
        var missing = post(uri("kevin", "", "mp3_44100_128"), "{\"text\":\"hello\"}");
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(code(missing)).isEqualTo("missing_api_key");
        var wrong = post(uri("kevin", "", "mp3_44100_128"), "{\"text\":\"hello\"}", "xi-api-key", "another");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(code(wrong)).isEqualTo("invalid_api_key");
    }

    @Test
    void an_unknown_voice_is_not_found() throws Exception {
        var answer = speak("nobody", "", "mp3_44100_128", FOX);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("voice_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "?!"})
    void what_cannot_be_spoken_is_refused(String text) throws Exception {
        var answer = speak("kevin", "", "mp3_44100_128", text);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("empty_text");
    }

    @Test
    void limits_are_the_models() throws Exception {
        assertThat(code(speak("kevin", "", "mp3_44100_128", "word ".repeat(2001)))).isEqualTo("text_too_long");
        assertThat(code(speak("kevin", "", "mp3_99999_1", FOX))).isEqualTo("invalid_output_format");
        assertThat(post(uri("kevin", "", "mp3_44100_128"), "{}", "xi-api-key", KEY).statusCode()).isEqualTo(422);
        assertThat(post(uri("kevin", "", "mp3_44100_128"), "{", "xi-api-key", KEY).statusCode()).isEqualTo(422);
    }

    @Test
    void voices_are_listed() throws Exception {
        var voices = Json.read(text(get(voice.uri().resolve("/v1/voices"), "xi-api-key", KEY)));
        assertThat(voices.path("voices").findValuesAsText("voice_id")).contains("kevin", "21m00Tcm4TlvDq8ikWAM");
    }

    @Test
    void accents_are_spoken_without_them() {
        assertThat(Sentences.of("Caf\u00e9 \u00e0 la carte.")).containsExactly("Cafe a la carte.");
    }

    private static HttpResponse<byte[]> speak(String id, String path, String format, String text) throws Exception {
        return post(uri(id, path, format), Json.write(Map.of("text", text)), "xi-api-key", KEY);
    }

    private static URI uri(String id, String path, String format) {
        return voice.uri().resolve("/v1/text-to-speech/" + id + path + "?output_format=" + format);
    }

    private static String code(HttpResponse<byte[]> answer) {
        return Json.read(text(answer)).path("detail").path("code").asText();
    }

    /// What really can be decoded, counted in samples.
    private static double seconds(byte[] audio) throws Exception {
        var process = new ProcessBuilder((ffmpeg + " -loglevel error -i pipe:0 -f s16le -ar 8000 -ac 1 pipe:1").split(" "))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread.startVirtualThread(() -> {
            try (var stdin = process.getOutputStream()) {
                stdin.write(audio);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var decoded = process.getInputStream().readAllBytes().length;
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return decoded / 16_000.0;
    }
}
