package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 4096, 100_000})
    void however_it_is_cut_and_read_it_is_the_same_file(int seed) throws IOException {
        var random = new Random(seed);
        var file = new byte[random.nextInt(100_000)];
        random.nextBytes(file);
        var chunks = new ByteArrayOutputStream();
        for (var at = 0; at < file.length;) {
            var size = Math.min(file.length - at, 1 + random.nextInt(seed));
            chunks.writeBytes(bytes((random.nextBoolean() ? "00" : "") + Integer.toHexString(size) + "\r\n"));
            chunks.write(file, at, size);
            chunks.writeBytes(bytes("\r\n"));
            at += size;
        }
        chunks.writeBytes(bytes("0\r\n\r\nwhat follows"));
        var in = new ByteArrayInputStream(chunks.toByteArray());
        assertThat(read(new ChunkedBody(in), random)).isEqualTo(file);
        assertThat(in.readAllBytes()).isEqualTo(bytes("what follows"));
    }

    @ParameterizedTest
    @CsvSource({"6|a song|0||, a song", "6;a=b|a song|0||, a song", "6 ;a=b|a song|0||, a song", "6 |a song|0||, a song",
            "6;|a song|0||, a song", "A|0123456789|0||, 0123456789", "a|0123456789|000;last|X: y|Z: w||, 0123456789",
            "000000000006|a song|0||, a song"})
    void what_a_chunk_says_about_itself_is_passed_over(String chunks, String file) throws IOException {
        assertThat(body(chunks).readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo(file);
    }

    @Test
    void the_end_stays_the_end() throws IOException {
        var body = body("1|x|0||1|y|0||");
        assertThat(body.read()).isEqualTo('x');
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.read(new byte[4])).isEqualTo(-1);
    }

    @Test
    void to_read_nothing_asks_for_nothing() throws IOException {
        assertThat(body("not a size|").read(new byte[0])).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1|", "-0|", "+6|a song", "0x6|a song", "6h|a song", "g|", "|a song", " 6|a song", "\t6|a song", "6 x|a song",
            "6\u00a0|a song", "\u0666|a song", "1000000000000|", "ffffffffffffffff|", "7fffffffffffffff|", "00000000000000006|a song",
            "6|a songX|0||", "6|a song0||", "5|a song|0||", "6|a song 0||", "6|a song\r|0||", "6,6|a song", "6:|a song", "6\r;x|a song"})
    void chunks_that_could_be_read_in_two_ways_are_refused(String chunks) {
        assertThatThrownBy(() -> body(chunks + "|0||").readAllBytes()).isInstanceOf(ProtocolException.class)
                .hasMessage("the chunks of the answer are malformed");
    }

    @Test
    void a_line_that_does_not_end_is_not_listened_to() {
        for (var start : new String[]{"6", "6;", "6;x=\"", "6 ", "1|x|0|X: ", "1|x|0|"}) {
            var in = new ByteArrayInputStream(bytes(start.replace("|", "\r\n") + "0".repeat(1 << 20)));
            assertThatThrownBy(() -> new ChunkedBody(in).readAllBytes()).as(start).isInstanceOf(ProtocolException.class);
            assertThat(in.available()).as(start).isGreaterThan(1_000_000);
        }
    }

    @Test
    void trailers_come_to_an_end() throws IOException {
        assertThat(body("1|x|0|" + "X: y|".repeat(64) + "|").readAllBytes()).hasSize(1);
        assertThatThrownBy(() -> body("1|x|0|" + "X: y|".repeat(65) + "|").readAllBytes()).isInstanceOf(ProtocolException.class);
    }

    /// Each of these is a file that somebody could take for a whole one.
    @Test
    void what_breaks_off_anywhere_before_its_last_sign_is_cut_off() throws IOException {
        var whole = bytes("6;a=b\r\na song\r\n3\r\n...\r\n0\r\nX: y\r\n\r\n");
        for (var end = 0; end < whole.length; end++) {
            var in = new ByteArrayInputStream(whole, 0, end);
            assertThatThrownBy(() -> new ChunkedBody(in).readAllBytes()).as("after %d", end).isInstanceOf(CutOff.class);
        }
        assertThat(new ChunkedBody(new ByteArrayInputStream(whole)).readAllBytes()).isEqualTo(bytes("a song..."));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 7})
    void a_declared_length_is_neither_fallen_short_of_nor_passed(int length) throws IOException {
        var in = new ByteArrayInputStream(bytes("a song"));
        if (length <= 6) {
            assertThat(new FixedBody(in, length).readAllBytes()).isEqualTo(bytes("a song".substring(0, length)));
            assertThat(in.available()).isEqualTo(6 - length);
        } else {
            assertThatThrownBy(() -> new FixedBody(in, length).readAllBytes()).isInstanceOf(CutOff.class);
            assertThatThrownBy(() -> new FixedBody(in, length).read()).isInstanceOf(CutOff.class);
        }
    }

    private static byte[] read(InputStream in, Random random) throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (true) {
            var offset = random.nextInt(100);
            var count = random.nextInt(10) == 0 ? one(in, buffer, offset) : in.read(buffer, offset, random.nextInt(buffer.length - offset));
            if (count < 0) {
                return all.toByteArray();
            }
            all.write(buffer, offset, count);
        }
    }

    private static int one(InputStream in, byte[] buffer, int offset) throws IOException {
        var next = in.read();
        buffer[offset] = (byte) next;
        return next < 0 ? -1 : 1;
    }

    /// With `|` for the end of a line.
    private static InputStream body(String chunks) {
        return new ChunkedBody(new ByteArrayInputStream(bytes(chunks.replace("|", "\r\n"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
