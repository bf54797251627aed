package dev.audiolith.bench;

import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The process that is one execution environment of a [Soak], and nothing else; it says what it holds after each of some equal shares of
/// its invocations.
final class SoakMain {
    private static final int LOOKS = 5;
    private static final int KEYS = 4;
    private static final int ADDRESSES = 5;
    private static final int PATIENCE_SECONDS = 5;

    /// Arguments: a folder with samples, how many invocations, the share of slow ones, the seed, and the addresses.
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var folder = Path.of(arguments[0]);
        var invocations = Integer.parseInt(arguments[1]);
        var addresses = new ArrayList<>(Arrays.asList(arguments).subList(KEYS, KEYS + ADDRESSES));
        var scratch = Files.createDirectory(folder.resolve("scratch"));
        var ffmpeg = new MoodyFfmpeg(folder, Path.of(addresses.removeLast()));
        addresses.add(ffmpeg.program().toString());
        var soak = new Soak(TranscribingDoors.of(addresses, scratch, Map.of()), ffmpeg, scratch, SoakSamples.in(folder.resolve("samples")),
                Long.parseLong(arguments[3]), Double.parseDouble(arguments[2]));
        var looks = new ArrayList<Map<String, Object>>();
        for (var number = 1; number <= invocations; number++) {
            soak.invoke();
            if (number % (invocations / LOOKS) == 0) {
                soak.recover();
                looks.add(look(number, scratch));
            }
        }
        out.println(Json.write(Map.of("looks", looks, "became", soak.became(), "surprises", soak.surprises())));
        out.flush();
        System.exit(0);
    }

    private static Map<String, Object> look(int number, Path scratch) throws IOException, InterruptedException {
        // An invocation that was aborted may still be clearing up.
        for (var tries = 0; tries < PATIENCE_SECONDS * 10 && !(left(scratch).isEmpty() && children() == 0); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        var look = new LinkedHashMap<String, Object>();
        look.put("invocations", number);
        look.put("heap", Memory.liveHeap());
        look.put("resident", Memory.kib("self", "VmRSS") * 1024);
        look.put("threads", Thread.getAllStackTraces().size());
        look.put("descriptors", descriptors());
        look.put("children", children());
        look.put("left", left(scratch));
        return look;
    }

    private static long children() {
        return ProcessHandle.current().descendants().count();
    }

    private static List<String> left(Path scratch) throws IOException {
        try (var files = Files.list(scratch)) {
            return files.map(Path::toString).toList();
        }
    }

    /// Those that lead somewhere: files, sockets and pipes.
    private static long descriptors() throws IOException {
        var all = Path.of("/proc/self/fd");
        try (Stream<Path> descriptors = Files.exists(all) ? Files.list(all) : Stream.empty()) {
            return descriptors.filter(Predicate.not(Files::isDirectory)).count();
        }
    }

    private SoakMain() {}
}
