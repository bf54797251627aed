package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.testkit.sound.SampleAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConvoyTest {
    private static final int PART = Convoy.PART;
    private static final int CARTS = 3;

    private final MemoryS3 s3 = new MemoryS3();
    private final Convoy convoy = new Convoy(s3, "bucket", "a file");

    @Test
    void a_small_file_is_one_put_that_brings_its_digest() throws Exception {
        var bytes = SampleAudio.bytes(100_000);

        assertThat(convoy.put("key", "audio/mpeg", SampleAudio.inPieces(bytes))).isEqualTo(100_000);

        assertThat(s3.calls()).containsExactly("put key");
        assertThat(s3.object("key")).isEqualTo(bytes);
        assertThat(s3.sums()).containsExactly(sha256(bytes));
    }

    @Test
    void a_large_file_goes_in_parts_that_bring_their_checksums_and_in_the_end_that_of_the_whole() throws Exception {
        var bytes = SampleAudio.bytes(3 * PART + 5);

        assertThat(convoy.put("key", "video/mp4", SampleAudio.inPieces(bytes))).isEqualTo(bytes.length);

        assertThat(s3.object("key")).isEqualTo(bytes);
        assertThat(s3.sums()).endsWith(crc32(bytes, 0, bytes.length)).containsExactlyInAnyOrder(crc32(bytes, 0, PART),
                crc32(bytes, PART, PART), crc32(bytes, 2 * PART, PART), crc32(bytes, 3 * PART, 5), crc32(bytes, 0, bytes.length));
    }

    @Test
    void a_file_that_fills_its_last_part_has_no_empty_one() throws Exception {
        assertThat(convoy.put("key", "video/mp4", SampleAudio.inPieces(SampleAudio.bytes(2 * PART)))).isEqualTo(2L * PART);

        assertThat(s3.sums()).as("of both parts and of the whole").hasSize(3);
    }

    @Test
    void a_part_travels_while_the_next_is_read() throws Exception {
        var isNextRead = new CountDownLatch(1);
        s3.onPart(number -> {
            if (number == 1) {
                await(isNextRead);
            }
        });
        var source = new ByteArrayInputStream(SampleAudio.bytes(2 * PART)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                var count = super.read(target, offset, length);
                if (available() == 0) {
                    isNextRead.countDown();
                }
                return count;
            }
        };

        assertThat(convoy.put("key", "video/mp4", source)).isEqualTo(2L * PART);
    }

    @Test
    void no_more_is_read_than_its_carts_hold_however_slow_the_bucket_is() throws Exception {
        var read = new AtomicLong();
        var sent = new AtomicLong();
        var most = new AtomicLong();
        s3.onPart(_ -> sent.addAndGet(PART));
        var endless = new Zeros(20 * PART) {
            @Override
            public int read(byte[] target, int offset, int length) {
                var count = super.read(target, offset, length);
                most.accumulateAndGet(read.addAndGet(Math.max(0, count)) - sent.get(), Math::max);
                return count;
            }
        };

        convoy.put("key", "video/mp4", endless);

        assertThat(most.get()).isBetween((long) PART, (long) CARTS * PART);
    }

    @Test
    void a_source_that_breaks_leaves_nothing_under_way() {
        var broken = new IOException("the provider hung up");

        assertThatThrownBy(() -> convoy.put("key", "video/mp4", SampleAudio.breakingAfter(2 * PART + 7, broken))).isSameAs(broken);

        assertThat(s3.calls()).contains("begin key").doesNotContain("complete key").endsWith("abort key");
        assertThat(s3.underWay()).isZero();
    }

    @Test
    void a_part_that_still_travels_when_its_source_breaks_is_not_waited_for() {
        var never = new CountDownLatch(1);
        s3.onPart(_ -> await(never));
        var broken = new IOException("the provider hung up");

        assertThatThrownBy(() -> convoy.put("key", "video/mp4", SampleAudio.breakingAfter(PART + 7, broken))).isSameAs(broken);

        assertThat(s3.calls()).endsWith("abort key");
        assertThat(s3.underWay()).isZero();
    }

    @Test
    void a_bucket_that_refuses_a_part_is_no_reason_to_read_the_rest() {
        s3.onPart(number -> {
            if (number == 2) {
                throw MemoryS3.refusal();
            }
        });
        var source = new Zeros(Long.MAX_VALUE);

        assertThatThrownBy(() -> convoy.put("key", "video/mp4", source)).isInstanceOf(StorageUnavailable.class);

        assertThat(s3.calls()).doesNotContain("complete key").endsWith("abort key");
    }

    @Test
    void the_reason_stays_the_failure_that_is_told_when_giving_up_fails_too() {
        s3.refuseToAbort();
        var broken = new IOException("the provider hung up");

        assertThatThrownBy(() -> convoy.put("key", "video/mp4", SampleAudio.breakingAfter(PART + 7, broken))).isSameAs(broken)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void after_a_failure_the_next_file_is_stored_like_any() throws Exception {
        var broken = new IOException("the provider hung up");
        assertThatThrownBy(() -> convoy.put("bad", "video/mp4", SampleAudio.breakingAfter(2 * PART + 7, broken))).isSameAs(broken);
        var bytes = SampleAudio.bytes(PART + 1);

        convoy.put("good", "video/mp4", SampleAudio.inPieces(bytes));

        assertThat(s3.object("good")).isEqualTo(bytes);
    }

    /// So many of them.
    private static class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            throw new AssertionError("one by one is slow");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            var count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MemoryS3.refusal();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String crc32(byte[] bytes, int from, int length) {
        var sum = new CRC32();
        sum.update(bytes, from, length);
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex("%08x".formatted(sum.getValue())));
    }
}
