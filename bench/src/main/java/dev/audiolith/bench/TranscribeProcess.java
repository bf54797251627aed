package dev.audiolith.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Has recordings transcribed in processes of their own, see [TranscribeDoorMain], with the flags that Lambda gives its Java machine.
public final class TranscribeProcess {
    /// Most of what a function of 1,769 MiB has.
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1500m");

    private final TranscribeStage stage;
    private int number;

    TranscribeProcess(TranscribeStage stage) {
        this.stage = stage;
    }

    /// `before`: what the process is started with, such as `taskset -c 0`.
    JsonNode run(boolean isHeapLookedAt, Path recording, String... before) throws IOException, InterruptedException {
        number++;
        for (var warmUp = 0; warmUp < TranscribeDoorMain.WARM_UPS; warmUp++) {
            stage.drop(stage.talk.of(Duration.ofSeconds(20), "short.m4a", "-c:a", "aac"), "short-" + number + "-" + warmUp);
        }
        return java(TranscribeDoorMain.class, FLAGS, arguments(isHeapLookedAt, stage.drop(recording, "long-" + number)), before);
    }

    private List<String> arguments(boolean isHeapLookedAt, String key) {
        var arguments = new ArrayList<>(List.of(Boolean.toString(isHeapLookedAt), "short-" + number + "-", key));
        arguments.addAll(stage.addresses());
        return arguments;
    }

    /// The last line that `main` says, which is JSON.
    public static JsonNode java(Class<?> main, List<String> flags, List<String> arguments, String... before)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(Arrays.asList(before));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " failed: " + said);
        }
        return Json.read(said.substring(said.lastIndexOf('\n') + 1));
    }
}
