package dev.audiolith.track;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures as programs write them, whole and with their ends missing.
class PictureTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "webp"})
    void a_picture_that_nobody_touched_is_whole(String kind) throws IOException {
        assertThat(isWhole(kind, picture(kind, 300))).isTrue();
        assertThat(isWhole(kind, picture(kind, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"jpg, 300", "png, 300", "gif, 300", "webp, 300", "jpg, 20", "png, 20", "gif, 20", "webp, 20", "jpg, 700", "gif, 700"})
    void a_picture_that_was_cut_off_anywhere_is_not(String kind, int side) throws IOException {
        var whole = picture(kind, side);
        var random = new Random(7);
        for (var tries = 0; tries < 200; tries++) {
            var length = whole.length - 1 - (tries < 10 ? tries : random.nextInt(whole.length - 20));
            if (kind.equals("png") && whole.length - length <= 4) {
                // What is missing is the checksum of nothing.
                continue;
            }
            assertThat(isWhole(kind, Arrays.copyOf(whole, length))).as("%s of %s bytes", length, whole.length).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "webp"})
    void what_is_appended_to_a_picture_does_not_break_it(String kind) throws IOException {
        var whole = picture(kind, 50);

        assertThat(isWhole(kind, Arrays.copyOf(whole, whole.length + 30))).isTrue();
    }

    @Test
    void the_end_of_a_small_picture_inside_is_not_the_end_of_the_picture() throws IOException {
        var small = picture("jpg", 8);
        var whole = picture("jpg", 100);
        var both = ByteBuffer.allocate(whole.length + 4 + small.length);
        both.put(whole, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (small.length + 2)).put(small);
        both.put(whole, 2, whole.length - 2);

        assertThat(isWhole("jpg", both.array())).isTrue();
        assertThat(isWhole("jpg", Arrays.copyOf(both.array(), both.capacity() - 100))).isFalse();
        assertThat(isWhole("jpg", Arrays.copyOf(both.array(), small.length + 60))).isFalse();
    }

    private boolean isWhole(String kind, byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("picture"), bytes);
        return new Picture(file, FileKind.of(Part.COVER, bytes).orElseThrow()).isWhole() && FileKind.of(Part.COVER, bytes).orElseThrow()
                .extension().equals(kind);
    }

    private static byte[] picture(String kind, int side) {
        if (kind.equals("webp")) {
            return webp(side);
        }
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(side);
        for (var x = 0; x < side; x++) {
            for (var y = 0; y < side; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, kind, bytes)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Nothing here writes these; their container is that of a WAV.
    private static byte[] webp(int side) {
        var pixels = new byte[2 * side * side];
        new Random(side).nextBytes(pixels);
        var file = ByteBuffer.allocate(20 + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(12 + pixels.length).put("WEBPVP8L".getBytes(ISO_8859_1)).putInt(pixels.length);
        return file.put(pixels).array();
    }
}
