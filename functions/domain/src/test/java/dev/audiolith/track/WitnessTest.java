package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
    private final BrokenSource refused = new BrokenSource(Failure.of(FailureKind.CORRUPT_ANSWER, SourceFetcher.SOURCE, "is a page"));

    private final byte[] file = file(100_000);
    private final Copy copy = new Copy();
    private final AtomicInteger judged = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8192, 1_000_000})
    void what_passes_is_copied_counted_and_hashed_whoever_reads_in_which_pieces(int piece) throws IOException {
        var witness = witness(file, judged::incrementAndGet);
        var passed = new ByteArrayOutputStream();
        var buffer = new byte[piece];
        for (var count = witness.read(buffer); count >= 0; count = witness.read(buffer)) {
            passed.write(buffer, 0, count);
        }

        assertThat(passed.toByteArray()).isEqualTo(file);
        assertThat(copy.toByteArray()).isEqualTo(file);
        assertThat(witness.bytes()).isEqualTo(file.length);
        assertThat(witness.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(file)));
    }

    @Test
    void it_is_judged_once_after_all_was_copied_and_before_the_end_is_said() throws IOException {
        var witness = witness(file, () -> {
            assertThat(copy.isClosed).isTrue();
            assertThat(copy.toByteArray()).isEqualTo(file);
            judged.incrementAndGet();
        });
        assertThat(witness.read(new byte[file.length])).isEqualTo(file.length);
        assertThat(judged).hasValue(0);

        assertThat(witness.read()).isEqualTo(-1);
        assertThat(witness.read()).isEqualTo(-1);
        assertThat(judged).hasValue(1);
    }

    @Test
    void what_is_judged_to_be_bad_never_ends() throws IOException {
        var witness = witness(file, () -> {
            judged.incrementAndGet();
            throw refused;
        });
        assertThat(witness.read(new byte[file.length])).isEqualTo(file.length);

        assertThatThrownBy(witness::read).isSameAs(refused);
        assertThatThrownBy(witness::read).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> witness.transferTo(new ByteArrayOutputStream())).isInstanceOf(IOException.class);
    }

    @Test
    void what_breaks_off_is_not_judged() {
        var broken = new IOException("the connection is gone");
        var witness = new Witness(new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                if (pos > 50_000) {
                    throw new IllegalStateException(broken);
                }
                return super.read(target, offset, Math.min(length, 4096));
            }
        }, copy, judged::incrementAndGet);

        assertThatThrownBy(() -> witness.transferTo(new ByteArrayOutputStream())).hasRootCause(broken);
        assertThat(judged).hasValue(0);
    }

    @Test
    void what_is_empty_is_judged_too() throws IOException {
        var witness = witness(new byte[0], judged::incrementAndGet);

        assertThat(witness.readAllBytes()).isEmpty();
        assertThat(judged).hasValue(1);
        assertThat(witness.bytes()).isZero();
    }

    @Test
    void nothing_can_be_skipped_past_it() throws IOException {
        var witness = witness(file, judged::incrementAndGet);
        witness.skipNBytes(1000);

        assertThat(witness.readAllBytes()).isEqualTo(Arrays.copyOfRange(file, 1000, file.length));
        assertThat(copy.toByteArray()).isEqualTo(file);
    }

    private Witness witness(byte[] bytes, Witness.Judgement judgement) {
        InputStream source = new ByteArrayInputStream(bytes);
        return new Witness(source, copy, judgement);
    }

    private static byte[] file(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static final class Copy extends ByteArrayOutputStream {
        private boolean isClosed;

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
