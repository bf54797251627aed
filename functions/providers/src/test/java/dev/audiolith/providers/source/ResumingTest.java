package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.http.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The connection breaks in the middle of a file of 1000 bytes: it is gone on with only where the rest is surely of the same file.
class ResumingTest {
    private static final String URL = "https://cdn.example/song.mp3?key=secret";
    private static final byte[] FILE = new byte[1000];
    private static final String TAG = "ETag: \"one\"";
    private static final String DATE = "Last-Modified: Mon, 05 Jan 2026 10:00:00 GMT";

    static {
        new Random(1).nextBytes(FILE);
    }

    @RegisterExtension
    final Internet internet = new Internet();

    @Test
    void the_rest_is_asked_for_by_the_tag_that_the_file_had() {
        var host = internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 1000, "bytes 400-999/1000", TAG));
        assertThat(fetched().bytes()).isEqualTo(FILE);
        var again = host.requests().getLast();
        assertThat(again.target()).isEqualTo("/song.mp3?key=secret");
        assertThat(again.header("range")).contains("bytes=400-");
        assertThat(again.header("if-range")).contains("\"one\"");
    }

    @Test
    void the_date_serves_where_there_is_no_tag() {
        var host = internet.host("cdn.example", breaksAfter(400, DATE), rest(400, 1000, "bytes 400-999/1000", DATE));
        assertThat(fetched().bytes()).isEqualTo(FILE);
        assertThat(host.requests().getLast().header("if-range")).contains("Mon, 05 Jan 2026 10:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: to tell by", "ETag: W/\"one\"", "ETag: W/\"one\"\r\n" + DATE})
    void without_anything_to_tell_it_by_it_is_not_gone_on_with(String header) {
        var host = internet.host("cdn.example", breaksAfter(400, header), rest(400, 1000, "bytes 400-999/1000", header));
        assertCutOff();
        assertThat(host.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 399-999/1000", "bytes 401-999/1000", "bytes 0-999/1000", "bytes 400-999/1001", "bytes 400-999/*",
            "bytes 400-998/1000", "bytes 400-998/999", "octets 400-999/1000", "nonsense", ""})
    void another_piece_than_the_rest_is_not_taken_for_it(String range) {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 1000, range, TAG));
        assertCutOff();
    }

    @Test
    void a_rest_with_another_tag_belongs_to_another_file() {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 1000, "bytes 400-999/1000", "ETag: \"two\""));
        assertCutOff();
    }

    @Test
    void a_rest_with_another_date_belongs_to_another_file() {
        internet.host("cdn.example", breaksAfter(400, DATE),
                rest(400, 1000, "bytes 400-999/1000", "Last-Modified: Mon, 05 Jan 2026 10:00:01 GMT"));
        assertCutOff();
    }

    @Test
    void a_rest_that_does_not_say_again_which_file_it_is_of_is_believed_as_it_was_asked_for_by_that() {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 1000, "bytes 400-999/1000", "X-Other: x"));
        assertThat(fetched().bytes()).isEqualTo(FILE);
    }

    @Test
    void the_whole_in_place_of_the_rest_is_another_file() {
        internet.host("cdn.example", breaksAfter(400, TAG), Behaviour.answers(200, "audio/mpeg", FILE, TAG));
        assertCutOff();
    }

    @Test
    void the_whole_is_another_file_even_if_it_says_that_it_is_the_rest() {
        internet.host("cdn.example", breaksAfter(400, TAG),
                Behaviour.answers(200, "audio/mpeg", FILE, TAG, "Content-Range: bytes 400-999/1000"));
        assertCutOff();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 412, 416, 500})
    void any_other_answer_ends_it(int status) {
        internet.host("cdn.example", breaksAfter(400, TAG), Behaviour.answers(status, "audio/mpeg", FILE, TAG, "Location: /other.mp3"));
        assertCutOff();
    }

    @Test
    void an_encoded_rest_is_no_rest() {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 1000, "bytes 400-999/1000", "Content-Encoding: gzip"));
        assertCutOff();
    }

    /// It says that it sends all of the rest, and its own length says something else.
    @Test
    void a_rest_that_is_shorter_than_the_rest_is_gone_on_with_or_cut_off_and_never_the_end() {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 700, "bytes 400-999/1000", TAG),
                rest(700, 1000, "bytes 700-999/1000", TAG));
        assertThat(fetched().bytes()).isEqualTo(FILE);
    }

    @Test
    void a_rest_that_stays_shorter_never_counts_as_the_end() {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 700, "bytes 400-999/1000", TAG), Behaviour.html(404));
        var got = Got.from(internet.fetcher(Pace.USUAL), URL);
        assertThat(got.why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got.bytes()).isEqualTo(Arrays.copyOf(FILE, 700));
    }

    @Test
    void a_rest_that_is_longer_than_the_rest_ends_where_the_file_does() {
        internet.host("cdn.example", breaksAfter(400, TAG), connection -> {
            connection.read();
            connection.write("HTTP/1.1 206 x\r\n" + TAG + "\r\nContent-Range: bytes 400-999/1000\r\nContent-Length: 601\r\n\r\n");
            connection.write(Arrays.copyOfRange(FILE, 400, 1000));
            connection.write("x");
        });
        assertThat(fetched().bytes()).isEqualTo(FILE);
    }

    @Test
    void it_is_gone_on_with_three_times_and_no_more() {
        var host = internet.host("cdn.example", breaksAfter(400, TAG), broken(400, 500), broken(500, 600), broken(600, 700),
                rest(700, 1000, "bytes 700-999/1000", TAG));
        var got = Got.from(internet.fetcher(Pace.USUAL), URL);
        assertThat(got.why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got.bytes()).isEqualTo(Arrays.copyOf(FILE, 700));
        assertThat(host.connections()).isEqualTo(4);
    }

    @Test
    void what_broke_before_its_first_byte_is_for_the_next_attempt() {
        var host = internet.host("cdn.example", breaksAfter(0, TAG), rest(0, 1000, "bytes 0-999/1000", TAG));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL).why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(host.connections()).isEqualTo(1);
    }

    @Test
    void what_came_without_a_length_is_not_gone_on_with() {
        var host = internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\n" + TAG + "\r\nTransfer-Encoding: chunked\r\n\r\n190\r\n");
            connection.write(Arrays.copyOf(FILE, 400));
            connection.write("\r\n");
        }, rest(400, 1000, "bytes 400-999/1000", TAG));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL).failure()).isPresent();
        assertThat(host.connections()).isEqualTo(1);
    }

    @Test
    void the_rest_is_asked_for_where_the_redirect_led_and_nowhere_else() {
        var first = internet.host("cdn.example", Behaviour.redirectsTo("https://store.example/x.mp3"));
        var second = internet.host("store.example", breaksAfter(400, TAG), rest(400, 1000, "bytes 400-999/1000", TAG));
        assertThat(fetched().bytes()).isEqualTo(FILE);
        assertThat(first.connections()).isEqualTo(1);
        assertThat(second.connections()).isEqualTo(2);
    }

    @Test
    void a_host_that_leads_inside_by_then_is_not_asked_for_the_rest() {
        internet.host("cdn.example", breaksAfter(400, TAG), rest(400, 1000, "bytes 400-999/1000", TAG));
        internet.leads("cdn.example", "127.0.0.1");
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL).why().kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(internet.caught()).isZero();
    }

    private Got fetched() {
        var got = Got.from(internet.fetcher(Pace.USUAL), URL);
        assertThat(got.failure()).isEmpty();
        return got;
    }

    private void assertCutOff() {
        var got = Got.from(internet.fetcher(Pace.USUAL), URL);
        assertThat(got.why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got.why().message()).isEqualTo("the file was cut off");
        assertThat(got.bytes()).isEqualTo(Arrays.copyOf(FILE, 400));
    }

    private static Behaviour breaksAfter(int count, String... headers) {
        return connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 1000\r\n\r\n");
            connection.write(Arrays.copyOf(FILE, count));
        };
    }

    private static Behaviour rest(int from, int to, String range, String header) {
        return Behaviour.answers(206, "audio/mpeg", Arrays.copyOfRange(FILE, from, to), "Content-Range: " + range, header);
    }

    /// Announces the rest and gives a part of it.
    private static Behaviour broken(int from, int to) {
        return connection -> {
            connection.read();
            connection.write(("HTTP/1.1 206 x\r\n" + TAG + "\r\nContent-Range: bytes " + from + "-999/1000\r\nContent-Length: "
                    + (1000 - from) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            connection.write(Arrays.copyOfRange(FILE, from, to));
        };
    }
}
