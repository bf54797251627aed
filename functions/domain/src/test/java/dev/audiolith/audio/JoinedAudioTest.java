package dev.audiolith.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.audiolith.audio.JoinedAudio.Piece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedAudioTest {

    @Nested
    class of_mp3 {

        @Test
        void is_the_frames_of_all_pieces_and_nothing_else() throws IOException {
            var tagged = all(id3(200), info("Info"), Mp3.frames(3), ascii("TAG"), new byte[125]);
            var ape = all(info("Xing"), Mp3.frames(2), ascii("APETAGEX"), new byte[24]);
            assertThat(join(AudioFormat.DEFAULT, tagged, ape, Mp3.frames(1))).isEqualTo(Mp3.frames(6));
        }

        @Test
        void plays_as_long_as_the_pieces_together() throws IOException {
            var pieces = List.of(piece(all(id3(10), info("Info"), Mp3.frames(40))), piece(Mp3.frames(60)));
            try (var joined = JoinedAudio.of(AudioFormat.DEFAULT, pieces);
                    var digesting = new DigestingStream(joined,
                            AudioFormat.DEFAULT)) {
                digesting.readAllBytes();
                var total = digesting.digests().duration().orElseThrow();
                assertThat(joined.durations().stream().map(Optional::orElseThrow).reduce(Duration.ZERO, Duration::plus).toNanos())
                        .isCloseTo(total.toNanos(), within(2L));
                assertThat(total.toNanos() / 1e9).isCloseTo(100 * Mp3.FRAME_SECONDS, within(1e-6));
            }
        }

        @Test
        void keeps_what_is_neither_frame_nor_tag() throws IOException {
            var strange = all(Mp3.frames(1), new byte[]{1, 2, 3, 4, 5}, Mp3.frames(1));
            assertThat(join(AudioFormat.DEFAULT, strange, strange)).isEqualTo(all(strange, strange));
            assertThat(join(AudioFormat.DEFAULT, ascii("no audio at all"), ascii("ID"))).isEqualTo(ascii("no audio at allID"));
        }

        @Test
        void loses_no_frame_behind_a_tag_wherever_it_stands() throws IOException {
            var footed = all(id3(20), ascii("3DI"), new byte[7]);
            footed[5] = 0x10;
            var tags = List.of(id3(20), footed, all(ascii("TAG"), new byte[125]), ape(0x20000000, 9), ape(0, 0));
            for (var tag : tags) {
                assertThat(join(AudioFormat.DEFAULT, all(tag, Mp3.frames(2)), Mp3.frames(1))).isEqualTo(Mp3.frames(3));
                assertThat(join(AudioFormat.DEFAULT, all(Mp3.frames(2), tag, info("Info"), Mp3.frames(3)), Mp3.frames(1)))
                        .isEqualTo(Mp3.frames(6));
                assertThat(join(AudioFormat.DEFAULT, all(Mp3.frames(2), Arrays.copyOf(tag, tag.length - 1)), Mp3.frames(1)))
                        .isEqualTo(Mp3.frames(3));
            }
        }

        private byte[] ape(int flags, int size) {
            return all(ascii("APETAGEX"), ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(2000).putInt(size).putInt(1)
                    .putInt(flags).array(), new byte[size]);
        }

        @Test
        void counts_no_info_frame_as_playing() throws IOException {
            try (var stream = new DigestingStream(new ByteArrayInputStream(all(info("Info"), Mp3.frames(10))), AudioFormat.DEFAULT)) {
                stream.readAllBytes();
                assertThat(stream.digests().duration().orElseThrow().toNanos() / 1e9).isCloseTo(10 * Mp3.FRAME_SECONDS, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm_16000", "ulaw_8000", "alaw_8000"})
    void raw_samples_are_put_end_to_end(String format) throws IOException {
        assertThat(join(AudioFormat.parse(format).orElseThrow(), ascii("1234"), ascii("5678"))).isEqualTo(ascii("12345678"));
    }

    @Nested
    class of_wav {
        private final AudioFormat format = AudioFormat.parse("wav_16000").orElseThrow();

        @Test
        void has_one_header_with_the_length_of_all() throws IOException {
            var joined = join(format, wav(4, ascii("abcd"), ascii("LIST\2\0\0\0xx")), wav(-1, ascii("efghij"), new byte[0]));
            assertThat(joined).isEqualTo(all(head(10), ascii("abcdefghij")));
        }

        @Test
        void leaves_out_what_follows_the_samples() throws IOException {
            var withTail = all(wav(4, ascii("abcd"), new byte[0]), ascii("LIST\2\0\0\0xx"));
            assertThat(join(format, withTail, withTail)).isEqualTo(all(head(8), ascii("abcdabcd")));
        }

        @Test
        void that_is_none_is_refused() {
            assertThatThrownBy(() -> join(format, ascii("nothing of the kind"))).isInstanceOf(BrokenAudio.class);
            assertThatThrownBy(() -> join(format, Arrays.copyOf(head(8), 36))).isInstanceOf(BrokenAudio.class);
        }

        private byte[] wav(int declared, byte[] samples, byte[] before) {
            var head = head(declared);
            return all(Arrays.copyOf(head, 36), before, Arrays.copyOfRange(head, 36, 44), samples);
        }

        private byte[] head(int bytes) {
            return ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt "))
                    .putInt(16).putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000).putShort((short) 2)
                    .putShort((short) 16).put(ascii("data")).putInt(bytes).array();
        }
    }

    private static byte[] join(AudioFormat format, byte[]... pieces) throws IOException {
        try (var joined = JoinedAudio.of(format, Arrays.stream(pieces).map(JoinedAudioTest::piece).toList())) {
            return joined.readAllBytes();
        }
    }

    private static Piece piece(byte[] bytes) {
        return new Piece(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] info(String word) {
        var frame = Mp3.frame();
        System.arraycopy(ascii(word), 0, frame, 4 + 17, 4);
        return frame;
    }

    private static byte[] id3(int size) {
        return all(new byte[]{'I', 'D', '3', 4, 0, 0, 0, 0, (byte) (size >> 7), (byte) (size & 0x7f)}, new byte[size]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] all(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (var piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
