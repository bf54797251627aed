package dev.audiolith.local.recogniser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.local.recogniser.Utterances.Utterance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtterancesTest {
    private static final Duration ROUNDING = Duration.ofMillis(20);

    private final ByteArrayOutputStream sound = new ByteArrayOutputStream();

    @Test
    void sound_is_divided_where_it_is_silent() throws IOException {
        tone(1000, 3000);
        tone(1000, 0);
        tone(2000, 3000);
        tone(500, 0);
        var utterances = new Utterances(new ByteArrayInputStream(sound.toByteArray()));
        assertThat(all(utterances)).satisfiesExactly(first -> assertSpan(first, 0, 1120), second -> assertSpan(second, 1880, 2240));
        assertThat(utterances.length()).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void short_pauses_between_words_divide_nothing() throws IOException {
        for (var word = 0; word < 5; word++) {
            tone(300, 3000);
            tone(150, 0);
        }
        assertThat(all()).hasSize(1);
    }

    @Test
    void silence_and_clicks_are_no_utterances() throws IOException {
        tone(3000, 20);
        tone(40, 3000);
        tone(3000, 0);
        assertThat(all()).isEmpty();
    }

    @Test
    void nothing_is_nothing() throws IOException {
        assertThat(all()).isEmpty();
    }

    @Test
    void where_nobody_pauses_it_is_cut_where_it_is_quietest() throws IOException {
        tone(15_000, 3000);
        tone(100, 1000);
        tone(15_000, 3000);
        assertThat(all()).satisfiesExactly(first -> assertSpan(first, 0, 15_050), second -> assertSpan(second, 15_050, 15_050));
    }

    @Test
    void an_hour_of_sound_without_a_pause_is_cut_into_breaths() throws IOException {
        var utterances = new Utterances(new Endless(3_600L * Frame.SAMPLES_A_SECOND * Short.BYTES));
        var total = Duration.ZERO;
        for (var each = utterances.next(); each.isPresent(); each = utterances.next()) {
            assertThat(each.get().start()).isEqualTo(total);
            assertThat(length(each.get())).isLessThanOrEqualTo(Duration.ofSeconds(20));
            total = total.plus(length(each.get()));
        }
        assertThat(total).isEqualTo(Duration.ofHours(1)).isEqualTo(utterances.length());
    }

    private List<Utterance> all() throws IOException {
        return all(new Utterances(new ByteArrayInputStream(sound.toByteArray())));
    }

    private static List<Utterance> all(Utterances utterances) throws IOException {
        var all = new ArrayList<Utterance>();
        for (var each = utterances.next(); each.isPresent(); each = utterances.next()) {
            all.add(each.get());
        }
        return all;
    }

    private static void assertSpan(Utterance utterance, long startMillis, long lengthMillis) {
        assertThat(utterance.start()).isCloseTo(Duration.ofMillis(startMillis), ROUNDING);
        assertThat(length(utterance)).isCloseTo(Duration.ofMillis(lengthMillis), ROUNDING);
    }

    private static Duration length(Utterance utterance) {
        return Duration.ofMillis(utterance.samples().length * 1000L / Short.BYTES / Frame.SAMPLES_A_SECOND);
    }

    private void tone(int millis, int loudness) {
        for (var i = 0; i < Frame.SAMPLES_A_SECOND / 1000 * millis; i++) {
            var sample = (i / 20 % 2 == 0 ? 1 : -1) * loudness;
            sound.write(sample);
            sound.write(sample >> 8);
        }
    }

    /// Loud all the time.
    private static final class Endless extends InputStream {
        private long left;

        Endless(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 16 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 16);
            left -= count;
            return count;
        }
    }
}
