package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentsTest {
    private static final int CAPACITY = 3 * Segments.SEGMENT + 5;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Segments.SEGMENT - 1, Segments.SEGMENT, Segments.SEGMENT + 1, CAPACITY - 1})
    void what_fits_is_held_and_read_as_often_as_asked(int length) throws IOException {
        var segments = new Segments(CAPACITY);

        assertThat(segments.fill(new ByteArrayInputStream(bytes(length)))).isTrue();
        assertThat(segments.open().readAllBytes()).isEqualTo(bytes(length));
        assertThat(segments.open().readAllBytes()).isEqualTo(bytes(length));
        assertThat(segments.length()).isEqualTo(length);
    }

    @Test
    void a_full_one_leaves_the_rest_in_the_source() throws IOException {
        var segments = new Segments(CAPACITY);
        var source = new ByteArrayInputStream(bytes(CAPACITY + 7));

        assertThat(segments.fill(source)).isFalse();
        assertThat(segments.length()).isEqualTo(CAPACITY);
        assertThat(source.available()).isEqualTo(7);
        assertThat(segments.fill(source)).isTrue();
        assertThat(segments.open().readAllBytes()).hasSize(7);
    }

    @Test
    void single_bytes_are_read_the_same() throws IOException {
        var segments = new Segments(CAPACITY);
        segments.fill(new ByteArrayInputStream(new byte[]{1, -1}));
        var reading = segments.open();

        assertThat(new int[]{reading.read(), reading.read(), reading.read()}).containsExactly(1, 255, -1);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }
}
