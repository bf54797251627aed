package dev.audiolith.bench;

import dev.audiolith.local.http.Json;
import dev.audiolith.transcript.Intake;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A process with nothing in it but the doors that transcribe, as an execution environment of Lambda has it: a short recording a few times
/// to warm it, then the one in question, and what that took.
final class TranscribeDoorMain {
    static final int WARM_UPS = 5;
    private static final long HEAP_LOOK_MILLIS = 200;
    private static final long LOOK_MILLIS = 10;
    private static final int ADDRESSES = 5;

    /// Arguments: whether to look at the heap, the names of the short ones (without the number at their ends), the key of the one in question, and the addresses.
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var isHeapLookedAt = Boolean.parseBoolean(arguments[0]);
        var scratch = Files.createTempDirectory("audiolith-bench");
        var doors = TranscribingDoors.of(Arrays.asList(arguments).subList(3, 3 + ADDRESSES), scratch, Map.of());
        for (var warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            doors.transcribed(Intake.UPLOADS + arguments[1] + warmUp + "/" + arguments[1] + warmUp);
        }
        out.println(Json.write(isHeapLookedAt ? heap(doors, arguments[2]) : resources(doors, arguments[2], scratch)));
        out.flush();
        System.exit(0);
    }

    private static Map<String, Number> heap(TranscribingDoors doors, String key) throws InterruptedException {
        return Map.of("heap", Memory.mostDuring(() -> doors.transcribed(key), Memory::liveHeap, HEAP_LOOK_MILLIS));
    }

    private static Map<String, Number> resources(TranscribingDoors doors, String key, Path scratch) throws Exception {
        var children = new AtomicLong();
        var began = System.nanoTime();
        var ended = new AtomicLong();
        var disk = Memory.mostDuring(() -> {
            doors.transcribed(key);
            ended.set(System.nanoTime());
        }, () -> {
            children.accumulateAndGet(Memory.childrensKib(), Math::max);
            return size(scratch);
        }, LOOK_MILLIS);
        return Map.of("millis", Times.between(began, ended.get()), "resident", Memory.kib("self", "VmHWM"), "children", children.get(),
                "disk", disk);
    }

    static long size(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
        } catch (IOException | UncheckedIOException e) {
            // Deleted while we looked.
            return 0;
        }
    }

    private TranscribeDoorMain() {}
}
