package dev.audiolith.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What processes hold, as the operating system and the Java machine tell. Linux only.
public final class Memory {
    private static final int ROUNDS = 3;
    /// Of a histogram's lines: place, instances, bytes, class.
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s.*");
    /// What a collection leaves lying between the living rather than move them, which is nobody's.
    private static final String DEAD_SPACE = "FillerElement";

    /// Live heap is what is left after a collection: so garbage does not count, nor what others allocate before anybody can look.
    public static long liveHeap() {
        for (var round = 0; round < ROUNDS; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
    }

    /// The same of another process, in bytes, which the Java machine's own tool has collect first.
    public static long liveHeap(long process) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, Long.toString(process), "GC.class_histogram").redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = asked.inputReader()) {
            return lines.lines().filter(line -> !line.contains(DEAD_SPACE)).map(LINE::matcher).filter(Matcher::matches)
                    .mapToLong(line -> Long.parseLong(line.group(1))).sum();
        }
    }

    /// The largest value that was seen of `value` while `work` was done, looked at every so often.
    public static long mostDuring(Runnable work, LongSupplier value, long everyMillis) throws InterruptedException {
        var most = new AtomicLong();
        var isOver = new AtomicBoolean();
        var looking = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                most.accumulateAndGet(value.getAsLong(), Math::max);
                LockSupport.parkNanos(everyMillis * 1_000_000);
            }
        });
        try {
            work.run();
        } finally {
            isOver.set(true);
            looking.join();
        }
        return most.get();
    }

    /// One of the sizes in the process's status, in KiB: `VmHWM`, the most resident so far, or `VmRSS`, what is now.
    public static long kib(String process, String size) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", process, "status"))) {
            return lines.filter(line -> line.startsWith(size + ":")).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong)
                    .findFirst().orElse(0);
        }
    }

    /// Of all children together, in KiB.
    static long childrensKib() {
        return ProcessHandle.current().descendants().mapToLong(child -> {
            try {
                return kib(Long.toString(child.pid()), "VmRSS");
            } catch (IOException e) {
                // It has ended in the meantime.
                return 0;
            }
        }).sum();
    }

    private Memory() {}
}
