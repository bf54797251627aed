package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MUCH = 1 << 18;

    @Test
    void names_are_read_in_any_case_and_values_without_the_space_around_them() throws IOException {
        var head = head(OK + "ETAG: \t \"a b\" \t\r\ncontent-LENGTH:7\r\nX-Empty:\r\n\r\n");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.first("etag")).contains("\"a b\"");
        assertThat(head.length()).hasValue(7);
        assertThat(head.first("x-empty")).contains("");
        assertThat(head.first("x-none")).isEmpty();
    }

    @Test
    void what_follows_the_head_is_left_for_the_body() throws IOException {
        var in = new ByteArrayInputStream((OK + "\r\nbody").getBytes(StandardCharsets.ISO_8859_1));
        Head.read(in);
        assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("body");
    }

    @Test
    void words_before_the_answer_are_passed_over() throws IOException {
        var head = head("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\n" + OK + "\r\n");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.length()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 200\r\n\r\n", "HTTP/1.1 200 \r\n\r\n", "HTTP/1.1 200 Said\n\n"})
    void what_is_plainly_http_is_read(String text) throws IOException {
        assertThat(head(text).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID3\u0004 a file without a head, as HTTP/0.9 sends it\r\n\r\n", "<html>\r\n\r\n", "\r\n\r\n",
            "\r\nHTTP/1.1 200 OK\r\n\r\n",
            "HTTP/2 200\r\n\r\n", "HTTP/1.2 200 OK\r\n\r\n", "HTTP/1.1 99 Low\r\n\r\n", "HTTP/1.1 600 High\r\n\r\n",
            "HTTP/1.1 2000 Long\r\n\r\n",
            "HTTP/1.1 +200 OK\r\n\r\n", "HTTP/1.1  200 OK\r\n\r\n", "http/1.1 200 OK\r\n\r\n", "ICY 200 OK\r\n\r\n",
            "SSH-2.0-server\r\n\r\n", "HTTP/1.1 200 OK\rX: y\r\n\r\n"})
    void what_is_not_http_is_no_answer(String text) {
        assertThatThrownBy(() -> head(text)).isInstanceOf(ProtocolException.class).hasMessageContaining("not HTTP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Folded: a\r\n b\r\n", "X-Folded: a\r\n\tb\r\n", " X: first line folded\r\n", "X : y\r\n", "X\t: y\r\n",
            "no colon\r\n", ": no name\r\n", "X(y): z\r\n", "\u00fcber: x\r\n", "X: a\u0000b\r\n", "X: a\rb\r\n", "X: a\u007fb\r\n",
            "X: a\u001bb\r\n"})
    void a_field_that_could_be_read_in_two_ways_is_refused(String field) {
        assertThatThrownBy(() -> head(OK + field + "\r\n")).isInstanceOf(ProtocolException.class).hasMessageContaining("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5, 5", "-5", "+5", "0x5", "5 5", "", " ", "1e3", "5;", "9999999999999999", "\u0665"})
    void a_length_that_is_not_a_number_is_no_length(String text) throws IOException {
        var head = head(OK + "Content-Length: " + text + "\r\n\r\n");
        assertThatThrownBy(head::length).isInstanceOf(ProtocolException.class).hasMessageContaining("unclear");
    }

    @Test
    void two_lengths_that_differ_are_none_and_the_same_twice_is_one() throws IOException {
        assertThat(head(OK + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n").length()).hasValue(5);
        var head = head(OK + "Content-Length: 5\r\ncontent-length: 6\r\n\r\n");
        assertThatThrownBy(head::length).isInstanceOf(ProtocolException.class).hasMessageContaining("unclear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\nContent-Length: 5", "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: identity", "Transfer-Encoding: xchunked", "Transfer-Encoding:", "Transfer-Encoding: chunked, identity"})
    void chunks_with_anything_beside_them_are_refused(String fields) throws IOException {
        var head = head(OK + fields + "\r\n\r\n");
        assertThatThrownBy(head::isChunked).isInstanceOf(ProtocolException.class).hasMessageContaining("unclear");
    }

    @Test
    void chunks_are_announced_in_any_case() throws IOException {
        assertThat(head(OK + "transfer-encoding: Chunked\r\n\r\n").isChunked()).isTrue();
        assertThat(head(OK + "\r\n").isChunked()).isFalse();
    }

    @Test
    void what_is_packed_is_told_from_what_is_not() throws IOException {
        assertThat(head(OK + "Content-Encoding: gzip\r\n\r\n").isEncoded()).isTrue();
        assertThat(head(OK + "Content-Encoding: identity\r\nContent-Encoding: br\r\n\r\n").isEncoded()).isTrue();
        assertThat(head(OK + "Content-Encoding: Identity\r\n\r\n").isEncoded()).isFalse();
        assertThat(head(OK + "Content-Encoding:\r\n\r\n").isEncoded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y\r\n", "X-Long: yyyyyyyy", "HTTP/1.1 100 Continue\r\n\r\n", "\r", " ", "X"})
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_head_without_end_is_not_listened_to(String again) {
        var in = new ByteArrayInputStream(((again.startsWith("HTTP") ? "" : OK) + again.repeat(MUCH)).getBytes(StandardCharsets.US_ASCII));
        var all = in.available();
        assertThatThrownBy(() -> Head.read(in)).isInstanceOf(ProtocolException.class);
        assertThat(all - in.available()).isLessThan(100_000);
    }

    @Test
    void a_head_that_breaks_off_is_no_answer() {
        for (var end = 0; end < OK.length() + 4; end++) {
            var text = (OK + "X: y").substring(0, end);
            assertThatThrownBy(() -> head(text)).as(text).isInstanceOf(IOException.class);
        }
    }

    /// A pattern that goes back and forth over a long run of spaces would never come to an end, and nobody could stop it.
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", " \t", "a ", "  a"})
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nothing_that_fits_into_a_head_takes_long_to_judge(String run) {
        var filling = run.repeat(30_000 / run.length());
        assertThatThrownBy(() -> head(OK + "X:" + filling + "\u0001\r\n\r\n")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> head(OK + "X" + filling + "\r\n\r\n")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> head("HTTP/1.1 200" + filling + "\r\u0001\r\n\r\n")).isInstanceOf(ProtocolException.class);
    }

    private static Head head(String text) throws IOException {
        return Head.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
