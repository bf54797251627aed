package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Good answers with something wrong in them, tens of thousands of times: either a file comes of it or an [IOException], never anything else.
class SpoiltAnswersTest {
    private static final int TIMES = 40_000;
    private static final String FILE = "a song that is sung";
    private static final String LONG_HEAD = "Date: Mon, 05 Jan 2026 10:00:00 GMT\r\nETag: \"x\"\r\nContent-Type: audio/mpeg\r\n";
    private static final String FIXED = "HTTP/1.1 200 OK\r\n" + LONG_HEAD + "Content-Length: 19\r\n\r\n" + FILE;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\n" + LONG_HEAD
            + "Transfer-Encoding: chunked\r\n\r\n6;x=y\r\na song\r\nd\r\n that is sung\r\n0\r\nX-Sum: 1\r\n\r\n";
    private static final String[] WORDS = {"\r\n", "\n", "\r", "\r\n\r\n", ":", " ", "\t", ";", "0\r\n", "0", "-", "chunked", "\u0000",
            "Content-Length: 5\r\n",
            "Transfer-Encoding: chunked\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "ffffffffffff", "\u00ff", " ".repeat(2000), "9".repeat(30)};

    @ParameterizedTest
    @ValueSource(strings = {FIXED, CHUNKED})
    void whatever_is_wrong_with_an_answer_nothing_else_breaks(String good) {
        var random = new Random(good.length());
        for (var time = 0; time < TIMES; time++) {
            var spoilt = spoilt(good, random);
            var read = read(spoilt);
            assertThat(read.map(String::length).orElse(0)).as(spoilt).isLessThanOrEqualTo(spoilt.length());
        }
    }

    @Test
    void of_an_answer_that_says_how_long_it_is_no_part_is_taken_for_all() {
        for (var good : new String[]{FIXED, CHUNKED}) {
            assertThat(read(good)).contains(FILE);
            for (var end = 0; end < good.length(); end++) {
                assertThat(read(good.substring(0, end))).as("after %d", end).isEmpty();
            }
        }
    }

    /// What came of it, if all of it came.
    private static Optional<String> read(String answer) {
        var in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1));
        var out = new ByteArrayOutputStream();
        try (var line = new Line(new Socket(), Head.read(in), in)) {
            line.head().isEncoded();
            line.body().transferTo(out);
            return Optional.of(out.toString(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String spoilt(String good, Random random) {
        var text = good;
        for (var faults = 1 + random.nextInt(3); faults > 0; faults--) {
            text = spoiltOnce(text, random);
        }
        return text;
    }

    private static String spoiltOnce(String text, Random random) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(8));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(Math.min(text.length(), from + 1));
            case 2 -> text.substring(0, from) + WORDS[random.nextInt(WORDS.length)] + text.substring(from);
            case 3 -> text.substring(0, from) + text.substring(from, to).repeat(1 + random.nextInt(100)) + text.substring(to);
            default -> text.substring(0, from);
        };
    }
}
