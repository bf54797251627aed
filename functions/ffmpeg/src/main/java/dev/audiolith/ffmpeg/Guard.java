package dev.audiolith.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.bramp.ffmpeg.ProcessFunction;
import org.jspecify.annotations.Nullable;

/// Starts FFmpeg for its wrapper, listens to it, and kills it with all its children when its time is up.
///
/// It gets no environment, so no key of ours, and nothing to read. For one run only.
final class Guard implements ProcessFunction {
    /// For what is left in the pipe once the process has ended. A child that was left behind may hold it for ever.
    private static final long AFTERWARDS_MILLIS = 2_000;

    private static final File NOTHING = new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");

    /// From here on an exit status is the number of the signal that ended the process; from the last one on it is an error of FFmpeg's.
    private static final int SIGNALS = 128;
    private static final int LAST_SIGNAL = 31;
    /// HUP, INT, QUIT, KILL, TERM: nobody sends them to himself.
    private static final Set<Integer> FROM_OUTSIDE = Set.of(1, 2, 3, 9, 15);

    private final Duration limit;
    private final Log log;
    private volatile @Nullable Process process;
    private volatile boolean timedOut;
    private Thread reading = new Thread();

    Guard(Duration limit, Log log) {
        this.limit = limit;
        this.log = log;
    }

    @Override
    public Process run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Redirect.from(NOTHING));
        builder.environment().clear();
        var started = builder.start();
        process = started;
        var _ = started.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, late) -> {
            if (late instanceof TimeoutException) {
                timedOut = true;
                kill();
            }
        });
        reading = Thread.ofPlatform().daemon().name("ffmpeg-says").start(() -> read(started));
        return started;
    }

    /// Returns when the process has ended, by itself or killed, and what it said has been heard.
    void awaitEnd() {
        var started = process;
        try {
            if (started != null) {
                started.waitFor();
                reading.join(AFTERWARDS_MILLIS);
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    boolean hasStarted() {
        return process != null;
    }

    boolean timedOut() {
        return timedOut;
    }

    /// Whether it ended by a signal of its own making, and so could not say anything about the recording.
    boolean crashed() {
        return signal() > 0 && !FROM_OUTSIDE.contains(signal());
    }

    /// Whether somebody else ended it.
    boolean wasKilled() {
        return FROM_OUTSIDE.contains(signal());
    }

    private int signal() {
        var started = process;
        var status = started == null || started.isAlive() ? 0 : started.exitValue();
        return status > SIGNALS && status <= SIGNALS + LAST_SIGNAL ? status - SIGNALS : 0;
    }

    void kill() {
        var started = process;
        if (started != null) {
            // Children first: they cannot be found any more once their parent has gone.
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }
    }

    private void read(Process started) {
        try (var said = new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8)) {
            log.readFrom(said);
        } catch (IOException e) {
            // Killed while it spoke: what was heard until then is kept.
            return;
        }
    }
}
