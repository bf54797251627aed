package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Connection;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.SourceFetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a provider may answer, and what is made of it.
class AnswersTest {
    private static final String URL = "https://cdn.example/song.mp3?key=secret";
    private static final byte[] FILE = "a song".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final Internet internet = new Internet();

    @Test
    void a_question_says_who_we_are_and_nothing_else() {
        var host = internet.host("cdn.example", Behaviour.answers(200, "audio/mpeg", FILE));
        got();
        var question = host.onlyRequest();
        assertThat(question.method()).isEqualTo("GET");
        assertThat(question.target()).isEqualTo("/song.mp3?key=secret");
        assertThat(question.headers()).containsOnlyKeys("host", "user-agent", "accept", "accept-encoding", "connection");
        assertThat(question.header("user-agent")).hasValueSatisfying(agent -> assertThat(agent).startsWith("Audiolith/"));
        assertThat(question.header("accept-encoding")).contains("identity");
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_INPUT", "401, FORBIDDEN", "403, FORBIDDEN", "404, NOT_FOUND", "408, TIMED_OUT", "410, RETIRED",
            "425, RATE_LIMITED", "429, RATE_LIMITED", "430, RATE_LIMITED", "451, FORBIDDEN", "500, BUSY", "502, BUSY", "503, BUSY",
            "504, TIMED_OUT", "201, CORRUPT_ANSWER", "202, CORRUPT_ANSWER", "204, CORRUPT_ANSWER", "206, CORRUPT_ANSWER",
            "304, CORRUPT_ANSWER"})
    void each_status_is_one_way_of_failing(int status, FailureKind kind) {
        internet.host("cdn.example", Behaviour.answers(status, "audio/mpeg", FILE));
        var why = got().why();
        assertThat(why.kind()).isEqualTo(kind);
        assertThat(why.by()).isEqualTo(SourceFetcher.SOURCE);
        assertThat(why.message()).isEqualTo("the provider answered " + status);
        assertThat(why.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 430, 503})
    void when_to_come_back_is_passed_on(int status) {
        internet.host("cdn.example", Behaviour.answers(status, "text/plain", FILE, "Retry-After: 17"));
        assertThat(got().why().retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(17)));
    }

    @Test
    void nobody_makes_us_wait_for_days() {
        internet.host("cdn.example", Behaviour.answers(429, "text/plain", FILE, "Retry-After: 99999999"));
        assertThat(got().why().retryAfter()).isEqualTo(Optional.of(Duration.ofHours(1)));
    }

    /// What a file is, its bytes say: many providers send everything as the same type.
    @Test
    void a_page_with_status_200_is_handed_on_as_the_bytes_it_is() {
        internet.host("cdn.example", Behaviour.html(200));
        assertThat(got().bytes()).asString(StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "deflate", "identity, gzip", "x-unknown"})
    void what_is_packed_is_not_taken(String coding) {
        internet.host("cdn.example", Behaviour.answers(200, "audio/mpeg", FILE, "Content-Encoding: " + coding));
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got().isOpened()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 6\r\nContent-Length: 7", "Content-Length: 6, 6", "Content-Length: -1", "Content-Length: +6",
            "Content-Length: 0x6", "Content-Length: 6\r\nTransfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding: identity", "Content-Length : 6",
            "Content-Length: 6\r\n folded: x", "Content-Length: 99999999999999999999"})
    void a_head_that_can_be_read_in_two_ways_is_not_read(String fields) {
        internet.host("cdn.example", saying("HTTP/1.1 200 x\r\n" + fields + "\r\n\r\na song"));
        var got = got();
        assertThat(got.why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got.isOpened()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "g", "1 x", "ffffffffffffffff", "7fffffffffffffff", "10000000000000", "", " 6", "+6", "0x6", "6\u00a0"})
    void chunks_of_no_clear_size_are_not_read(String size) {
        internet.host("cdn.example", saying("HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\na song\r\n0\r\n\r\n"));
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got().bytes()).isEmpty();
    }

    @Test
    void a_chunk_of_huge_size_is_cut_like_any_file_that_is_too_long() {
        internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n");
            endless(connection);
        });
        var got = got();
        assertThat(got.why().kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(got.bytes()).hasSizeLessThanOrEqualTo((int) Got.MOST);
    }

    @Test
    void a_body_without_end_is_cut() {
        internet.host("cdn.example", Behaviour.neverStops(200, "audio/mpeg"));
        var got = got();
        assertThat(got.why().kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(got.bytes()).hasSizeLessThanOrEqualTo((int) Got.MOST);
    }

    @Test
    void what_is_announced_as_too_long_is_not_begun() {
        internet.host("cdn.example", Behaviour.breaksOff(200, "audio/mpeg", FILE, Got.MOST + 1));
        var got = got();
        assertThat(got.why().kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(got.isOpened()).isFalse();
    }

    @Test
    void chunks_that_break_off_are_no_file() {
        internet.host("cdn.example", Behaviour.breaksOffBetweenChunks("audio/mpeg", List.of(FILE, FILE)));
        var got = got();
        assertThat(got.why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(got.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("a songa song");
    }

    @Test
    void a_flood_of_fields_is_not_read() {
        internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\n");
            while (true) {
                connection.write("X-More: y\r\n".repeat(1000));
            }
        });
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void a_giant_field_is_not_read() {
        internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\nX-More: ");
            endless(connection);
        });
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void words_before_the_answer_come_to_an_end() {
        internet.host("cdn.example", connection -> {
            connection.read();
            while (true) {
                connection.write("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000));
            }
        });
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void who_hangs_up_was_not_reached() {
        internet.host("cdn.example", Behaviour.hangsUpAfterTheRequest());
        assertThat(got().why().kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void a_name_without_an_address_is_not_reached() {
        assertThat(got().why().kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(internet.dialled()).isEmpty();
    }

    @Test
    void who_has_another_names_certificate_is_asked_for_nothing() {
        var host = internet.host("a.b.example", Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://a.b.example/song.mp3").why().kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void who_does_not_speak_tls_is_asked_for_nothing() {
        internet.plainHost("cdn.example", connection -> connection.write("HTTP/1.1 200 x\r\nContent-Length: 6\r\n\r\na song"));
        assertThat(got().why().kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void one_who_was_away_for_a_moment_gives_the_file_the_next_time() {
        internet.host("cdn.example", Behaviour.html(500), Behaviour.hangsUpAtOnce(), Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(got().why().kind()).isEqualTo(FailureKind.BUSY);
        assertThat(got().why().kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(got().bytes()).isEqualTo(FILE);
    }

    @Test
    void no_text_tells_where_the_file_lies() {
        internet.host("cdn.example", Behaviour.hangsUpAtOnce());
        assertThat(got().why().message()).doesNotContain("secret", "song", "cdn.example");
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://nobody.example/?key=secret").why().message())
                .doesNotContain("secret", "nobody.example");
    }

    private Got got() {
        return Got.from(internet.fetcher(Pace.USUAL), URL, Deadline.after(Duration.ofSeconds(20), InstantSource.system()));
    }

    private static void endless(Connection connection) throws IOException {
        var piece = "y".repeat(64 * 1024);
        while (true) {
            connection.write(piece);
        }
    }

    private static Behaviour saying(String text) {
        return connection -> {
            connection.read();
            connection.write(text);
        };
    }
}
