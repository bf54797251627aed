package dev.audiolith.local.recogniser;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.post;
import static dev.audiolith.local.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.settings.Env;
import dev.audiolith.speech.Word;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Its interface, with an ear that hears the same in everything: two breaths.
class BuiltInRecogniserTest {
    private static final String BOUNDARY = "----a-form";
    private static final List<List<Word>> BREATHS = List.of(List.of(word("hello", 100, 400), word("there", 400, 900)),
            List.of(word("good", 61_200, 61_500), word("night", 61_500, 62_000)));

    private static Loopback server;

    @BeforeAll
    static void start() throws Exception {
        var ffmpeg = FfmpegBinary.locate(new Env(Map.of()), Path.of("target", "ffmpeg"));
        server = Loopback.start(Loopback.ANY_PORT, new BuiltInRecogniser("key", ffmpeg, BuiltInRecogniserTest::hear));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void json_is_the_text_and_what_it_was_charged_for() throws Exception {
        var answer = json(transcribe(200));
        assertThat(answer.path("text").asText()).isEqualTo("hello there good night");
        assertThat(answer.path("usage").path("type").asText()).isEqualTo("duration");
        assertThat(answer.path("usage").path("seconds").asInt()).isEqualTo(1);
        assertThat(answer.has("segments")).isFalse();
    }

    @Test
    void verbose_json_has_the_times_that_were_asked_for() throws Exception {
        var both = json(transcribe(200, "response_format", "verbose_json", "timestamp_granularities[]", "segment",
                "timestamp_granularities[]", "word"));
        assertThat(both.path("task").asText()).isEqualTo("transcribe");
        assertThat(both.path("language").asText()).isEqualTo("english");
        assertThat(both.path("duration").asDouble()).isEqualTo(0.5);
        assertThat(both.path("segments")).hasSize(2);
        assertThat(both.at("/segments/1/start").asDouble()).isEqualTo(61.2);
        assertThat(both.at("/segments/1/text").asText()).isEqualTo(" good night");
        assertThat(both.at("/words/3")).isEqualTo(Json.read("{\"word\":\"night\",\"start\":61.5,\"end\":62.0}"));
        var segments = json(transcribe(200, "response_format", "verbose_json"));
        assertThat(segments.has("segments")).isTrue();
        assertThat(segments.has("words")).isFalse();
        assertThat(json(transcribe(200, "response_format", "verbose_json", "timestamp_granularities[]", "word")).has("segments")).isFalse();
    }

    @Test
    void text_and_subtitles_are_plain() throws Exception {
        assertThat(text(transcribe(200, "response_format", "text"))).isEqualTo("hello there good night\n");
        assertThat(text(transcribe(200, "response_format", "srt"))).isEqualTo("""
                1
                00:00:00,100 --> 00:00:00,900
                hello there

                2
                00:01:01,200 --> 00:01:02,000
                good night
                """);
        assertThat(text(transcribe(200, "response_format", "vtt"))).isEqualTo("""
                WEBVTT

                00:00:00.100 --> 00:00:00.900
                hello there

                00:01:01.200 --> 00:01:02.000
                good night
                """);
    }

    @ParameterizedTest
    @CsvSource({"response_format, xml, unsupported_value", "language, English!, invalid_value",
            "timestamp_granularities[], word, invalid_value",
            "model, ' ', missing_required_parameter"})
    void a_field_that_makes_no_sense_is_named(String field, String value, String code) throws Exception {
        var error = json(transcribe(400, field, value)).path("error");
        assertThat(error.path("param").asText()).isEqualTo(field);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asText()).isNotEmpty();
    }

    @Test
    void a_file_is_known_by_its_extension_and_by_its_bytes() throws Exception {
        assertThat(json(send(form(wav(8000), "a.bin"), 400)).at("/error/code").asText()).isEqualTo("unsupported_value");
        assertThat(json(send(form("not a sound".getBytes(StandardCharsets.UTF_8), "a.mp3"), 400)).at("/error/message").asText())
                .isEqualTo("Audio file might be corrupted or unsupported");
        assertThat(json(send(form(new byte[0], "a.mp3"), 400)).at("/error/param").asText()).isEqualTo("file");
        assertThat(json(send(List.of(field("model", "sphinx4")), 400)).at("/error/param").asText()).isEqualTo("file");
    }

    @Test
    void a_playlist_named_like_a_sound_leads_nowhere() throws Exception {
        var playlist = "#EXTM3U\n#EXTINF:10,\n/etc/hostname\n#EXT-X-ENDLIST\n".getBytes(StandardCharsets.UTF_8);
        assertThat(json(send(form(playlist, "a.mp3"), 400)).at("/error/code").asText()).isEqualTo("invalid_value");
    }

    @Test
    void a_form_of_more_than_25_mebibytes_is_refused_as_openai_refuses_it() throws Exception {
        var error = json(send(form(new byte[26_214_400], "a.wav"), 413)).path("error");
        assertThat(error.path("message").asText()).startsWith("Maximum content size limit (26214400) exceeded (");
        assertThat(error.path("type").asText()).isEqualTo("server_error");
    }

    @Test
    void a_wrong_key_is_refused() throws Exception {
        var uri = URI.create(server.uri() + "/v1/audio/transcriptions");
        assertThat(json(post(uri, "", "Authorization", "Bearer other")).at("/error/code").asText()).isEqualTo("invalid_api_key");
        assertThat(post(uri, "").statusCode()).isEqualTo(401);
    }

    @Test
    void nothing_else_is_there() throws Exception {
        assertThat(get(URI.create(server.uri() + "/v1/models"), "Authorization", "Bearer key").statusCode()).isEqualTo(404);
        assertThat(get(URI.create(server.uri() + "/v1/audio/transcriptions"), "Authorization", "Bearer key").statusCode()).isEqualTo(405);
    }

    @Test
    void what_is_no_form_is_refused() throws Exception {
        var uri = URI.create(server.uri() + "/v1/audio/transcriptions");
        assertThat(post(uri, "{}", "Authorization", "Bearer key", "Content-Type", "application/json").statusCode()).isEqualTo(400);
        assertThat(post(uri, "--cut", "Authorization", "Bearer key", "Content-Type", "multipart/form-data; boundary=cut").statusCode())
                .isEqualTo(400);
    }

    private static Hearing hear(InputStream sound) throws IOException {
        var length = Duration.ofMillis(sound.readAllBytes().length / 32);
        return new Hearing(length, BREATHS);
    }

    private static Word word(String text, long start, long end) {
        return new Word(text, Duration.ofMillis(start), Duration.ofMillis(end));
    }

    /// A good form with some fields more; the model is replaced.
    private static HttpResponse<byte[]> transcribe(int status, String... fields) throws Exception {
        var parts = new ArrayList<byte[]>();
        for (var i = 0; i < fields.length; i += 2) {
            parts.add(field(fields[i], fields[i + 1]));
        }
        parts.addAll(form(wav(8000), "a.wav"));
        return send(parts, status);
    }

    private static List<byte[]> form(byte[] file, String name) {
        return List.of(field("model", "sphinx4"), part("name=\"file\"; filename=\"" + name + "\"", file));
    }

    private static byte[] field(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(String disposition, byte[] content) {
        var head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        var part = Arrays.copyOf(head, head.length + content.length + 2);
        System.arraycopy(content, 0, part, head.length, content.length);
        part[part.length - 2] = '\r';
        part[part.length - 1] = '\n';
        return part;
    }

    private static HttpResponse<byte[]> send(List<byte[]> parts, int status) throws Exception {
        var body = new ByteArrayOutputStream();
        parts.forEach(body::writeBytes);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(server.uri() + "/v1/audio/transcriptions"))
                .header("Authorization", "Bearer key").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(status);
            return answer;
        }
    }

    /// Half a second of a tone, as a WAV of 16 kHz.
    private static byte[] wav(int samples) {
        var bytes = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(16).putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
        for (var i = 0; i < samples; i++) {
            bytes.putShort((short) (i / 20 % 2 == 0 ? 3000 : -3000));
        }
        return bytes.array();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return Json.read(text(answer));
    }
}
