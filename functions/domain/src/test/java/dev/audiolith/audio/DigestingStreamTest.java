package dev.audiolith.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestingStreamTest {
    private static final String SHA_OF_HELLO = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

    @Test
    void learns_hash_address_and_length_while_passing_bytes_on() throws IOException {
        try (var stream = of("hello world".getBytes(StandardCharsets.UTF_8))) {
            assertThat(stream.readAllBytes()).hasSize(11);
            var digests = stream.digests();
            assertThat(digests.bytes()).isEqualTo(11);
            assertThat(digests.sha256()).isEqualTo(SHA_OF_HELLO);
            assertThat(digests.cid()).hasToString("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
            assertThat(digests.duration()).isEmpty();
        }
    }

    @Test
    void tells_how_long_an_mp3_plays() throws IOException {
        try (var stream = of(Mp3.frames(100))) {
            stream.readAllBytes();
            assertThat(stream.digests().duration()).hasValueSatisfying(duration -> assertThat(duration.toMillis())
                    .isCloseTo(Math.round(100 * Mp3.FRAME_SECONDS * 1000), within(2L)));
        }
    }

    @Test
    void tells_how_long_raw_samples_play() throws IOException {
        var pcm = AudioFormat.parse("pcm_16000").orElseThrow();
        try (var stream = new DigestingStream(new ByteArrayInputStream(new byte[32_000]), pcm)) {
            stream.readAllBytes();
            assertThat(stream.digests().duration()).contains(Duration.ofSeconds(1));
        }
    }

    @Test
    void an_mp3_cut_anywhere_inside_a_frame_does_not_end_but_fails() throws IOException {
        var whole = Mp3.frames(3);
        for (var length = 1; length < whole.length; length++) {
            try (var stream = of(Arrays.copyOf(whole, length))) {
                if (length % Mp3.FRAME_BYTES == 0 || length < 4) {
                    assertThat(stream.readAllBytes()).hasSize(length);
                } else {
                    assertThatThrownBy(stream::readAllBytes).isInstanceOf(BrokenAudio.class);
                }
            }
        }
    }

    @Test
    void empty_audio_fails() throws IOException {
        try (var stream = of(new byte[0])) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(BrokenAudio.class);
        }
    }

    @Test
    void tags_before_and_after_the_frames_are_no_cut() throws IOException {
        var tagged = new ByteArrayOutputStream();
        tagged.writeBytes(new byte[]{'I', 'D', '3', 4, 0, 0, 0, 0, 1, 0});
        tagged.writeBytes(new byte[128]);
        tagged.writeBytes(Mp3.frames(5));
        tagged.writeBytes("TAG".getBytes(StandardCharsets.US_ASCII));
        tagged.writeBytes(new byte[125]);
        try (var stream = of(tagged.toByteArray())) {
            assertThat(stream.readAllBytes()).hasSize(tagged.size());
            assertThat(stream.digests().duration()).hasValueSatisfying(duration -> assertThat(duration.toMillis()).isBetween(129L, 132L));
        }
    }

    @Test
    void a_tag_or_an_info_frame_with_nothing_behind_it_fails() throws IOException {
        var tag = new byte[10 + 35];
        System.arraycopy(new byte[]{'I', 'D', '3', 4, 0, 0, 0, 0, 0, 35}, 0, tag, 0, 10);
        var info = Mp3.frame();
        System.arraycopy("Info".getBytes(StandardCharsets.US_ASCII), 0, info, 4 + 17, 4);
        for (var nothing : List.of(tag, Arrays.copyOf(tag, 20), info)) {
            try (var stream = of(nothing)) {
                assertThatThrownBy(stream::readAllBytes).isInstanceOf(BrokenAudio.class);
            }
        }
    }

    @Test
    void a_tag_between_the_frames_does_not_end_the_counting() throws IOException {
        var tagged = new ByteArrayOutputStream();
        tagged.writeBytes(Mp3.frames(2));
        tagged.writeBytes(new byte[]{'I', 'D', '3', 4, 0, 0x10, 0, 0, 0, 1, 0, '3', 'D', 'I', 4, 0, 0x10, 0, 0, 0, 1});
        tagged.writeBytes(Mp3.frames(3));
        try (var stream = of(tagged.toByteArray())) {
            stream.readAllBytes();
            assertThat(stream.digests().duration()).hasValueSatisfying(duration -> assertThat(duration.toMillis()).isBetween(129L, 132L));
        }
    }

    @Test
    void any_bytes_at_all_are_survived() throws IOException {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var bytes = Mp3.frames(2);
            for (var change = 0; change < 5; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try (var stream = of(bytes)) {
                stream.transferTo(OutputStream.nullOutputStream());
                assertThat(stream.digests().bytes()).as("seed %d", seed).isEqualTo(bytes.length);
            } catch (BrokenAudio e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("breaks off");
            }
        }
    }

    private static DigestingStream of(byte[] bytes) {
        return new DigestingStream(new ByteArrayInputStream(bytes), AudioFormat.DEFAULT);
    }
}
