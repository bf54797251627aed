package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.RetryQueue.Retry;
import dev.audiolith.sound.SoundId;
import dev.audiolith.testkit.sound.SampleSounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// Killed the moment after it has acknowledged, and started again over the same folder.
final class KillTest {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

    @TempDir
    Path home;

    @RepeatedTest(2)
    void what_was_acknowledged_survives_a_kill_and_nothing_is_left_running() throws Exception {
        var id = SampleSounds.newId();
        var said = NUMBERS.matcher(killedAfterWriting(id)).results().map(found -> Integer.parseInt(found.group())).toList();
        for (var pid : said.subList(0, 2)) {
            assertEnds(pid);
        }
        for (var port : said.subList(2, 5)) {
            assertFree(port);
        }

        try (var aws = EmbeddedAws.start(home, "LOCALKEY", "localsecret")) {
            var server = Server.at(aws.endpoints());
            var bytes = server.wiring().soundBytes(EmbeddedAws.AUDIO_BUCKET);
            assertThat(server.wiring().sounds("sounds").find(id)).contains(SampleSounds.temporary(id));
            assertThat(bytes.find(id.text())).hasValueSatisfying(stored -> assertThat(stored.notes()).isEqualTo(WriterMain.NOTES));
            try (var audio = bytes.open(id.text())) {
                assertThat(audio.readAllBytes()).isEqualTo(WriterMain.audio(id));
            }
            var line = new Server.Line(server.wiring(), server.clients(), aws.retryQueueUrl());
            assertThat(line.receive(WriterMain.DELAY.plus(Duration.ofSeconds(20)))).contains(new Retry(id, 0));
        }
    }

    private String killedAfterWriting(SoundId id) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), WriterMain.class.getName(), home.toString(), id.text());
        var writer = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try (var output = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            var line = output.readLine();
            while (line != null && !line.startsWith(WriterMain.DONE)) {
                line = output.readLine();
            }
            writer.destroyForcibly().waitFor();
            assertThat(line).as("what the writer said").isNotNull();
            return line == null ? "" : line;
        } finally {
            writer.destroyForcibly();
        }
    }

    private static void assertEnds(long pid) throws Exception {
        var child = ProcessHandle.of(pid);
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private static void assertFree(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
