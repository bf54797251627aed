package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.http.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// Recordings through the whole service, whichever way they come, with a transcriber that can be switched off.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptionServiceTest {
    private Rehearsal rehearsal;
    private Moody transcriber;
    private Ear ear;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        ear = new Ear();
        transcriber = new Moody(ear);
        rehearsal = new Rehearsal(folder, Map.of("OPENAI_API_KEY", "sk-7Kq2-openai-4f9b1d", "AUDIOLITH_SCRATCH", folder.toString()),
                Map.of("OPENAI_BASE_URL", transcriber));
    }

    @AfterAll
    void end() {
        rehearsal.close();
    }

    @BeforeEach
    void switchOn() {
        transcriber.turn(Moody.Mood.WORKS);
    }

    @Test
    void a_small_recording_is_answered_at_once_with_times_of_the_recording_itself() throws Exception {
        var told = data(send("/api/transcribe?fileName=memo.mp3", "audio/mpeg", Tone.wav(2, 1.5, 1)), 200);

        assertThat(told.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(told.path("text").asText()).isEqualTo("Good morning.");
        assertThat(told.path("durationSeconds").asDouble()).isEqualTo(4.5, within(0.05));
        assertThat(told.at("/coverage/ratio").asDouble()).isEqualTo(1);
        assertThat(told.at("/coverage/heardSeconds").asDouble()).isEqualTo(1.9, within(0.1));
        // The transcriber's times, and the silence that it never heard.
        assertThat(told.at("/segments/0/start").asDouble()).isEqualTo(1.9, within(0.1));
        assertThat(told.path("fileName").asText()).isEqualTo("memo.mp3");
    }

    @Test
    void a_form_may_say_what_part_is_wanted() throws Exception {
        var body = form("file", "a.wav", Tone.wav(0, 6, 0), "startSeconds", "1", "endSeconds", "3");

        var told = data(send("/api/transcribe", "multipart/form-data; boundary=b", body), 200);

        assertThat(told.at("/coverage/heardSeconds").asDouble()).isEqualTo(2, within(0.05));
    }

    @Test
    void a_recording_is_put_to_the_link_that_was_given_out_and_found_by_its_id_and_in_every_form() throws Exception {
        var recording = Tone.wav(0.5, 1, 0.5);
        var announced = data(rehearsal.post("/api/transcriptions",
                "{\"fileName\":\"a.caf\",\"contentType\":\"audio/x-caf\",\"bytes\":" + recording.length + "}"), 201);
        var id = announced.path("id").asText();
        assertThat(announced.path("state").asText()).isEqualTo("AWAITING_UPLOAD");
        assertThat(rehearsal.get("/api/transcriptions/" + id + ".txt").statusCode()).isEqualTo(409);

        assertThat(put(announced.path("upload"), recording)).isEqualTo(200);
        completed(id);

        assertThat(Calls.text(rehearsal.get("/api/transcriptions/" + id + ".txt"))).isEqualTo("Good morning.");
        assertThat(Calls.text(rehearsal.get("/api/transcriptions/" + id + ".vtt"))).startsWith("WEBVTT\n\n00:00:00.")
                .contains("Good morning.");
        assertThat(Calls.text(rehearsal.get("/api/transcriptions/" + id + ".srt"))).startsWith("1\n00:00:00,").contains("Good morning.");
        assertThat(Json.read(Calls.text(rehearsal.get("/api/transcriptions/" + id + ".json"))).path("words")).hasSize(2);
        assertThat(Calls.text(rehearsal.get("/api/transcriptions?limit=200"))).contains(id);
    }

    @Test
    void what_is_dropped_into_the_bucket_becomes_a_transcription_of_its_owner_once_however_often_that_is_told() throws Exception {
        drop("uploads/ada/voice memo (1).m4a", Tone.wav(0, 1, 0));
        var id = listed("voice memo (1).m4a");
        completed(id);
        var asked = ear.asked();

        rehearsal.send("transcribe-upload/dropped-and-gone.json");
        try (var s3 = rehearsal.aws().s3()) {
            // The same bytes again: the same recording.
            s3.putObject(put -> put.bucket("audio").key("uploads/ada/voice memo (1).m4a"), RequestBody.fromBytes(Tone.wav(0, 1, 0)));
        }
        drop("uploads/ada/after.wav", Tone.wav(0, 1.2, 0));
        completed(listed("after.wav"));
        assertThat(ear.asked()).isEqualTo(asked + 1);
    }

    @Test
    void silence_is_completed_without_asking_anybody() throws Exception {
        var asked = ear.asked();

        var told = data(send("/api/transcribe", "audio/wav", Tone.wav(3, 0, 0)), 200);

        assertThat(told.path("text").asText()).isEmpty();
        assertThat(told.path("warnings").toString()).contains("NO_SPEECH");
        assertThat(ear.asked()).isEqualTo(asked);
    }

    @Test
    void what_is_no_recording_is_refused_by_its_category_with_the_evidence() throws Exception {
        var refused = Json.read(Calls.text(send("/api/transcribe", "audio/wav", "ffconcat version 1.0\nfile '/etc/passwd'\n"
                .getBytes(StandardCharsets.UTF_8))));

        assertThat(refused.at("/error/code").asText()).isEqualTo("UNSUPPORTED_FORMAT");
        var input = refused.at("/error/details/failure/evidence/inputUrl").asText();
        assertThat(input).matches(".*/debug/error-input-[^/]*-UNSUPPORTED_FORMAT\\.[a-z]+\\?.*");
        assertThat(Calls.text(Calls.get(URI.create(input)))).startsWith("ffconcat");
    }

    @Test
    void an_empty_object_fails_as_empty() throws Exception {
        drop("uploads/ada/nothing.wav", new byte[0]);

        assertThat(failed(listed("nothing.wav")).at("/failure/category").asText()).isEqualTo("EMPTY_UPLOAD");
    }

    @Test
    void an_upload_that_failed_is_kept_and_can_be_sent_round_again() throws Exception {
        transcriber.turn(Moody.Mood.QUOTES_THE_KEY);
        drop("uploads/ada/again.wav", Tone.wav(0, 1.7, 0));
        var id = listed("again.wav");
        var failure = failed(id).path("failure");
        assertThat(failure.path("category").asText()).isEqualTo("TRANSCRIBER_REJECTED");
        assertThat(failure.toString()).doesNotContain("sk-7Kq2");

        transcriber.turn(Moody.Mood.WORKS);
        assertThat(rehearsal.post("/api/transcriptions/" + id + "/retry", "").statusCode()).isEqualTo(202);
        completed(id);
        assertThat(rehearsal.post("/api/transcriptions/" + id + "/retry", "").statusCode()).isEqualTo(409);
    }

    @Test
    void nobody_hears_of_anothers_recording() throws Exception {
        drop("uploads/bob/secret.wav", Tone.wav(0, 1.1, 0));
        drop("uploads/ada/mine.wav", Tone.wav(0, 1.3, 0));
        completed(listed("mine.wav"));

        assertThat(Calls.text(rehearsal.get("/api/transcriptions?limit=200"))).doesNotContain("secret.wav");
        assertThat(rehearsal.get("/api/transcriptions/0123456789abcdef0123456789abcdef").statusCode()).isEqualTo(404);
        assertThat(rehearsal.get("/api/transcriptions/..%2F..%2Fx").statusCode()).isEqualTo(404);
    }

    @Test
    void clients_of_openai_get_what_they_know() throws Exception {
        var body = form("file", "a.wav", Tone.wav(0, 1, 0), "model", "whisper-1", "response_format", "verbose_json",
                "timestamp_granularities[]", "word");

        var answer = send("/v1/audio/transcriptions", "multipart/form-data; boundary=b", body);

        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(200);
        var json = Json.read(Calls.text(answer));
        assertThat(json.path("text").asText()).isEqualTo("Good morning.");
        assertThat(json.path("duration").asDouble()).isEqualTo(1, within(0.05));
        assertThat(json.path("words")).hasSize(2);
        var wrong = Json.read(Calls.text(send("/v1/audio/transcriptions", "multipart/form-data; boundary=b",
                form("file", "a.wav", new byte[]{1, 2, 3}, "model", "whisper-1"))));
        assertThat(wrong.at("/error/code").asText()).isEqualTo("unsupported_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"contentType\":\"audio/wav\",\"bytes\":1}|fileName", "{\"fileName\":\"a\",\"bytes\":1}|contentType",
            "{\"fileName\":\"a\",\"contentType\":\"audio/wav\"}|bytes",
            "{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":0}|bytes",
            "{\"fileName\":\"a\",\"contentType\":\"no type\",\"bytes\":1}|contentType",
            "{\"fileName\":\"a\\u0000\",\"contentType\":\"audio/wav\",\"bytes\":1}|fileName",
            "{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1,\"language\":\"english\"}|language",
            "{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1,\"trim\":7}|trim",
            "{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1,\"trim\":{\"startSeconds\":-1}}|trim.startSeconds",
            "{\"fileName\":\"a\",\"contentType\":\"audio/wav\",\"bytes\":1,\"trim\":{\"startSeconds\":5,\"endSeconds\":5}}|trim.endSeconds"})
    void a_mistake_is_named(String mistake) throws Exception {
        var answer = rehearsal.post("/api/transcriptions", mistake.substring(0, mistake.lastIndexOf('|')));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(Calls.text(answer)).at("/error/details/field").asText())
                .isEqualTo(mistake.substring(mistake.lastIndexOf('|') + 1));
    }

    private HttpResponse<byte[]> send(String path, String type, byte[] body) throws Exception {
        return rehearsal.post(path, type, body);
    }

    private void drop(String key, byte[] bytes) {
        try (var s3 = rehearsal.aws().s3()) {
            s3.putObject(put -> put.bucket("audio").key(key), RequestBody.fromBytes(bytes));
        }
    }

    private String listed(String fileName) throws Exception {
        rehearsal.await(fileName, () -> !idOf(fileName).isEmpty());
        return idOf(fileName);
    }

    private String idOf(String fileName) throws Exception {
        for (var item : Json.read(Calls.text(rehearsal.get("/api/transcriptions?limit=200"))).at("/data/items")) {
            if (item.path("fileName").asText().equals(fileName)) {
                return item.path("id").asText();
            }
        }
        return "";
    }

    private void completed(String id) throws Exception {
        rehearsal.await("COMPLETED of " + id, () -> told(id).path("state").asText().equals("COMPLETED"));
    }

    private JsonNode failed(String id) throws Exception {
        rehearsal.await("FAILED of " + id, () -> told(id).path("state").asText().equals("FAILED"));
        return told(id);
    }

    private JsonNode told(String id) throws Exception {
        return Json.read(Calls.text(rehearsal.get("/api/transcriptions/" + id))).path("data");
    }

    private static JsonNode data(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(status);
        return Json.read(Calls.text(answer)).path("data");
    }

    private static int put(JsonNode place, byte[] bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(place.path("url").asText()))
                .method(place.path("method").asText(), HttpRequest.BodyPublishers.ofByteArray(bytes));
        place.path("headers").properties().forEach(header -> request.header(header.getKey(), header.getValue().asText()));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static byte[] form(String name, String fileName, byte[] file, String... fields) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < fields.length; i += 2) {
            out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(file);
        out.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
