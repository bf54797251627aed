package dev.audiolith.bench;

import dev.audiolith.local.Cloud;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A process with nothing in it but the door `vocalize`, as an execution environment of Lambda has it: some sounds of 2 MB to warm it, one
/// of the size in question, and then what the operating system says was its most memory, and what was the most live heap.
final class DoorMain {
    private static final int WARM_UPS = 30;
    private static final long ORDINARY = 2_000_000;
    private static final long LOOK_MILLIS = 500;

    /// Arguments: the sound's bytes, whether to look at the heap, the addresses of DynamoDB, SQS and S3, and the settings.
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var bytes = Long.parseLong(arguments[0]);
        var isHeapLookedAt = Boolean.parseBoolean(arguments[1]);
        var cloud = new Cloud(URI.create(arguments[2]), URI.create(arguments[3]), URI.create(arguments[4]));
        var door = new SpeakingDoor(Providers.env(cloud, Map.of("ELEVENLABS_API_KEY", "bench", "ELEVENLABS_BASE_URL", arguments[5],
                "KUBO_RPC_URL", arguments[6])));
        for (var warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            door.speak(ORDINARY);
        }
        var heap = isHeapLookedAt ? mostHeapDuring(() -> door.speak(bytes)) : 0;
        if (!isHeapLookedAt) {
            door.speak(bytes);
        }
        out.println(mostMemoryKib() + " " + heap / 1024);
        out.flush();
        System.exit(0);
    }

    /// Live heap is what is left after a collection: so garbage does not count.
    private static long mostHeapDuring(Runnable work) throws InterruptedException {
        var most = new AtomicLong();
        var isOver = new AtomicBoolean();
        var looking = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                System.gc();
                most.accumulateAndGet(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
                LockSupport.parkNanos(LOOK_MILLIS * 1_000_000);
            }
        });
        work.run();
        isOver.set(true);
        looking.join();
        return most.get();
    }

    private static long mostMemoryKib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong)
                    .findFirst().orElseThrow();
        }
    }

    private DoorMain() {}
}
