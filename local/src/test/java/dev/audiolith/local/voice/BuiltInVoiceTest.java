package dev.audiolith.local.voice;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.post;
import static dev.audiolith.local.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.audio.JoinedAudio;
import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.settings.Env;
import dev.audiolith.speech.AlignedText;
import dev.audiolith.speech.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @ParameterizedTest
    @ValueSource(strings = {"mp3_44100_128", "mp3_22050_32", "wav_16000", "pcm_16000", "ulaw_8000"})
    void joined_recordings_play_as_long_as_they_do_alone_without_an_error_at_the_seam(String name) throws Exception {
        var format = AudioFormat.parse(name).orElseThrow();
        var one = speak("kevin", "/stream", name, FOX).body();
        var other = speak("pNInz6obpgDQGcFmaJgB", "/stream", name, "And nobody was surprised.").body();
        var pieces = List.of(new JoinedAudio.Piece(one.length, () -> new ByteArrayInputStream(one)),
                new JoinedAudio.Piece(other.length, () -> new ByteArrayInputStream(other)));
        try (var joined = JoinedAudio.of(format, pieces)) {
            var bytes = joined.readAllBytes();
            assertThat(samples(format, bytes)).isEqualTo(samples(format, one) + samples(format, other));
            var durations = joined.durations().stream().mapToDouble(length -> length.orElseThrow().toNanos() / 1e9).sum();
            assertThat((double) samples(format, bytes) / format.sampleRate()).isCloseTo(durations, within(0.001));
        }
    }

    @Test
    void with_times_every_word_comes_in_order_and_the_last_ends_with_the_audio() throws Exception {
        var lines = text(speak("kevin", "/stream/with-timestamps", "pcm_16000", FOX + " " + FOX)).lines().filter(line -> !line.isBlank())
                .map(Json::read).toList();
        var aligned = new AlignedText();
        var bytes = 0L;
        for (var line : lines) {
            bytes += line.path("audio_base64").binaryValue().length;
            var alignment = line.path("alignment");
            for (var i = 0; i < alignment.path("characters").size(); i++) {
                aligned.add(alignment.path("characters").get(i).textValue(),
                        alignment.path("character_start_times_seconds").get(i).doubleValue(),
                        alignment.path("character_end_times_seconds").get(i).doubleValue());
            }
        }
        assertThat(aligned.words()).extracting(Word::text).containsExactly((FOX + " " + FOX).split(" "));
        assertThat(aligned.words().getLast().end().toMillis() / 1000.0).isCloseTo(bytes / 32_000.0, within(0.2));
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

    /// What FFmpeg decodes, at the format's own rate; it must not find anything wrong.
    private static long samples(AudioFormat format, byte[] audio) throws Exception {
        var input = switch (format.codec()) {
            case PCM -> "-f s16le -ar " + format.sampleRate() + " -ac 1 ";
            case ULAW -> "-f mulaw -ar " + format.sampleRate() + " -ac 1 ";
            case ALAW -> "-f alaw -ar " + format.sampleRate() + " -ac 1 ";
            // Gaps between the encoder's own padding count: every frame is to be heard.
            case MP3 -> "-flags2 +skip_manual -f mp3 ";
            case WAV, OPUS -> "";
        };
        var file = Files.createTempFile("joined", ".audio");
        try {
            Files.write(file, audio);
            var process = new ProcessBuilder((ffmpeg + " -nostdin -hide_banner -loglevel error " + input + "-i " + file
                    + " -f s16le -ac 1 pipe:1").split(" ")).start();
            // Samples first: they fill their pipe, complaints do not.
            var decoded = process.getInputStream().readAllBytes().length / 2;
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
            return decoded;
        } finally {
            Files.delete(file);
        }
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
