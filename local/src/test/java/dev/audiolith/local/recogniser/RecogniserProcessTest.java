package dev.audiolith.local.recogniser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecogniserProcessTest {

    private final RecogniserProcess process;

    RecogniserProcessTest(@TempDir Path folder) {
        this.process = new RecogniserProcess(DeafMain.class, folder.resolve("log"));
    }

    @AfterEach
    void stop() throws IOException {
        process.close();
    }

    @Test
    void it_begins_with_the_first_recording_and_again_when_it_has_died() throws Exception {
        assertThat(process.pid()).isEmpty();
        assertThat(hear(70_000)).isEqualTo(new Hearing(Duration.ofSeconds(70), List.of()));
        var first = process.pid().orElseThrow();
        hear(1);
        assertThat(process.pid()).contains(first);

        kill(first);
        assertThat(process.pid()).isEmpty();
        assertThat(hear(2)).isEqualTo(new Hearing(Duration.ofMillis(2), List.of()));
        assertThat(process.pid()).isPresent().isNotEqualTo(first);
    }

    @Test
    void closed_it_is_gone_and_does_not_come_back() throws Exception {
        hear(1);
        var pid = process.pid().orElseThrow();
        process.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThatThrownBy(() -> hear(1)).isInstanceOf(IOException.class);
    }

    private Hearing hear(int bytes) throws IOException {
        return process.hear(new ByteArrayInputStream(new byte[bytes]));
    }

    private static void kill(long pid) throws Exception {
        var handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get(10, TimeUnit.SECONDS);
    }
}
