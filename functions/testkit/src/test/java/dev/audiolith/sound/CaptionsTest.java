package dev.audiolith.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.speech.Word;
import dev.audiolith.stream.BulkInputStream;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {
    private static final List<Word> WORDS = List.of(word("hello", 0, 300), word("th\u00e9re\u2028\ud83d\ude00", 350, 900));

    @Test
    void words_are_read_as_they_were_stored() throws IOException {
        var captions = new Captions(new FakeSoundBytes());
        captions.store("captions/x", WORDS);
        assertThat(captions.read("captions/x")).isEqualTo(WORDS);
    }

    /// Asked again they may be readable: it is the bucket's trouble, and no error of ours.
    @Test
    void a_connection_that_breaks_in_the_middle_is_storage_that_does_not_answer() {
        var broken = (SoundBytes) Proxy.newProxyInstance(SoundBytes.class.getClassLoader(), new Class<?>[]{SoundBytes.class},
                (_, _, _) -> new SequenceInputStream(new ByteArrayInputStream("0 300 hello\n350 9".getBytes(StandardCharsets.UTF_8)),
                        new Cut()));
        assertThatThrownBy(() -> new Captions(broken).read("captions/x")).isInstanceOf(StorageUnavailable.class);
    }

    private static final class Cut extends BulkInputStream {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }

    private static Word word(String text, long start, long end) {
        return new Word(text, Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
