package dev.audiolith.transcribe;

import static dev.audiolith.transcribe.Reception.data;
import static dev.audiolith.transcribe.Reception.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.transcribe.Reception.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms as clients send them, and as those who mean harm do.
@Timeout(20)
class SentFormTest {
    private static final String ROUTE = "POST /api/transcribe";

    private Reception reception;

    @BeforeEach
    void open(@TempDir Path scratch) {
        reception = new Reception(scratch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
            "multipart/form-data; charset=utf-8"})
    void without_a_boundary_there_are_no_parts(String type) {
        var answer = reception.knock(Call.to(ROUTE).with(type, Form.withSound().bytes()));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("Content-Type");
    }

    @Test
    void a_boundary_may_be_quoted_and_stand_anywhere() {
        var type = "Multipart/Form-Data; charset=utf-8; Boundary=\"----a-line-between\"; x=y";
        assertThat(reception.knock(Call.to(ROUTE).with(type, Form.withSound().bytes())).getStatusCode()).isEqualTo(200);
    }

    @Test
    void a_boundary_that_is_not_the_forms_finds_no_form() {
        assertBroken(reception.knock(Call.to(ROUTE).with("multipart/form-data; boundary=other", Form.withSound().bytes())));
    }

    @Test
    void a_boundary_longer_than_any_may_be_is_not_looked_for() {
        var answer = reception.knock(Call.to(ROUTE).with("multipart/form-data; boundary=" + "x".repeat(100_000), new byte[100]));
        assertThat(answer.getStatusCode()).isEqualTo(400);
    }

    @Test
    void without_a_recording_there_is_nothing_to_do() {
        var answer = reception.transcribe(new Form().field("language", "en"));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("file");
    }

    @Test
    void a_form_that_breaks_off_is_no_form() {
        assertBroken(reception.transcribe(Form.withSound().withoutEnd()));
        var whole = Form.withSound();
        var half = Arrays.copyOf(whole.bytes(), whole.bytes().length / 2);
        assertBroken(reception.knock(Call.to(ROUTE).with(whole.contentType(), half)));
        assertBroken(reception.knock(Call.to(ROUTE).with(whole.contentType(), new byte[0])));
    }

    @Test
    void headers_without_end_are_not_read_to_their_end() {
        assertBroken(reception.transcribe(new Form().part("X-Long: " + "x".repeat(4_000_000), new byte[1])));
        assertBroken(reception.transcribe(new Form().part("X-Many: 1\r\n".repeat(100_000) + "X-Last: 1", new byte[1])));
        assertBroken(reception.transcribe(new Form().text("------a-line-between\r\nContent-Disposition: form-data; name=\"file\"")));
    }

    @Test
    void more_parts_than_any_client_sends_are_not_read() {
        var form = new Form();
        for (var i = 0; i < 100_000; i++) {
            form.field("f" + i, "");
        }
        assertBroken(reception.transcribe(form));
    }

    @Test
    void a_wish_as_large_as_a_recording_is_refused_by_its_name() {
        var answer = reception.transcribe(Form.withSound().field("language", "e".repeat(1_000_000)));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("language");
    }

    @Test
    void what_is_no_name_of_a_field_is_not_repeated() {
        var answer = reception.transcribe(Form.withSound().field("my secret: x", "e".repeat(1_000_000)));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody() + reception.log()).doesNotContain("my secret");
    }

    @Test
    void a_form_within_a_form_is_no_recording() {
        var answer = reception.transcribe(new Form().part("Content-Disposition: form-data; name=\"file\"\r\nContent-Type: "
                + "multipart/mixed; boundary=inner", "--inner\r\n\r\nx\r\n--inner--".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(error(answer).path("code").textValue()).isEqualTo("UNSUPPORTED_FORMAT");
    }

    @Test
    void of_two_recordings_none_is_silently_lost() {
        var answer = reception.transcribe(Form.withSound().file("other.wav", Reception.SOUND));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("file");
        assertThat(reception.transcriptions.all()).isEmpty();
    }

    @Test
    void a_recording_without_bytes_is_an_empty_upload() {
        var answer = reception.transcribe(new Form().file("memo.wav", new byte[0]));
        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(error(answer).path("code").textValue()).isEqualTo("EMPTY_UPLOAD");
    }

    @Test
    void what_a_part_says_of_its_length_is_not_believed() {
        var answer = reception.transcribe(new Form().part(
                "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Length: 3", Reception.SOUND));
        assertThat(data(answer).path("bytes").intValue()).isEqualTo(Reception.SOUND.length);
    }

    @Test
    void what_stands_before_and_behind_the_parts_is_no_part() {
        var form = new Form().text("This is a form.\r\n").file("memo.wav", Reception.SOUND);
        var bytes = (new String(form.bytes(), StandardCharsets.ISO_8859_1) + "The end.").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reception.knock(Call.to(ROUTE).with(form.contentType(), bytes)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void of_a_wish_that_is_repeated_the_last_counts_also_over_the_query() {
        var form = Form.withSound().field("language", "en").field("language", "de");
        reception.knock(Call.to(ROUTE).asking(Map.of("language", "fr", "model", "asked")).with(form));
        assertThat(reception.the().wishes().language()).contains("de");
        assertThat(reception.the().wishes().model()).contains("asked");
    }

    @Test
    void wishes_may_stand_before_and_behind_the_recording() {
        reception.transcribe(new Form().field("language", "de").file("memo.wav", Reception.SOUND).field("startSeconds", "1"));
        assertThat(reception.the().wishes().language()).contains("de");
        assertThat(reception.the().wishes().trim().start()).contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
            "name=\"file\"; filename=\"memo.wav\" | memo.wav",
            "name=file; filename=memo.wav | memo.wav",
            "name=file; filename=memo.wav; filename*=utf-8''memo.wav | memo.wav",
            "filename=\"memo.wav\"; name=\"file\" | memo.wav",
            "NAME=\"file\"; FileName=\"memo.wav\" | memo.wav",
            "name=\"file\"; filename=\"a; name=b.wav\" | a; name=b.wav",
            "name=\"file\"; filename=\"C:\\take\\memo.wav\" | C:\\take\\memo.wav",
            "name=\"file\"; filename=\"../../etc/passwd\" | ../../etc/passwd",
            "name=\"file\"; filename=\"my \\\"best\\\" one.wav\" | my \"best\" one.wav",
            "name=\"file\"; filename=\"a\tb.wav\" | a_b.wav",
            "name=\"file\"; filename=\"B\u00fchne.wav\" | B\u00fchne.wav",
            "name=\"file\"; filename=\"\" | recording",
            "name=\"file\" | recording"})
    void a_recordings_name_is_kept_as_it_can_be_shown(String parameters, String shown) {
        var answer = reception.transcribe(new Form().part("Content-Disposition: form-data; " + parameters, Reception.SOUND));
        assertThat(data(answer).path("fileName").textValue()).isEqualTo(shown);
    }

    @Test
    void a_name_without_end_is_shortened_and_no_character_is_cut_in_half() {
        var answer = reception.transcribe(new Form().file("n" + "\ud83c\udfa7".repeat(400), Reception.SOUND));
        assertThat(answer.getBody()).contains("Hello");
        assertThat(data(answer).path("fileName").textValue()).hasSizeLessThanOrEqualTo(255).endsWith("\ud83c\udfa7");
    }

    @Test
    void a_name_within_another_header_is_none() {
        var answer = reception.transcribe(new Form().part("Content-Type: audio/wav; name=\"file\"\r\nContent-Disposition: form-data; "
                + "name=\"other\"", new byte[]{'x'}));
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a type", "audio/w\u00e4v", "audio/<script>"})
    void a_type_that_is_none_is_not_passed_on(String type) {
        var answer = reception.transcribe(new Form().part("Content-Disposition: form-data; name=\"file\"\r\nContent-Type: " + type,
                Reception.SOUND));
        assertThat(data(answer).path("contentType").textValue()).isEqualTo("application/octet-stream");
    }

    private static void assertBroken(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer).path("code").textValue()).isEqualTo("INVALID_REQUEST");
        assertThat(error(answer).at("/details/field").textValue()).isIn("body", "file");
    }
}
