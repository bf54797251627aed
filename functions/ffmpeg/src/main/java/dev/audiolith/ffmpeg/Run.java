package dev.audiolith.ffmpeg;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.bramp.ffmpeg.FFmpeg;
import net.bramp.ffmpeg.builder.FFmpegBuilder;

/// One run of FFmpeg through its wrapper, which ends at its deadline whatever FFmpeg does.
final class Run {
    /// It ends itself when it is asked to, with a status of its own.
    private static final String ASKED_TO_END = "Exiting normally, received signal ";

    private final Path binary;
    private final Deadline deadline;
    private final Log log;
    private final AtomicBoolean askedToEnd = new AtomicBoolean();
    private boolean crashed;

    Run(Path binary, Deadline deadline, Line... listeners) {
        this.binary = binary;
        this.deadline = deadline;
        this.log = new Log(Stream.concat(Stream.of(this::heard), Stream.of(listeners)).toList());
    }

    /// Whether FFmpeg says that all was well, which proves nothing.
    boolean succeeds(FFmpegBuilder command) throws UnusableRecording {
        var guard = new Guard(deadline.remaining(), log);
        if (deadline.passed()) {
            throw unusable(Problem.PROCESSING_TIMED_OUT);
        }
        try {
            new Guarded(binary, guard).run(command);
            return true;
        } catch (IOException e) {
            if (!guard.hasStarted()) {
                throw new UncheckedIOException("FFmpeg cannot be started", e);
            }
            if (guard.timedOut()) {
                throw unusable(Problem.PROCESSING_TIMED_OUT);
            }
            if (guard.wasKilled() || askedToEnd.get()) {
                throw unusable(Problem.PROCESSING_INTERRUPTED);
            }
            crashed = guard.crashed();
            return false;
        } finally {
            guard.kill();
        }
    }

    /// Whether FFmpeg has ended by a signal of its own making: then what it did not hear of the recording may be there all the same.
    boolean crashed() {
        return crashed;
    }

    /// The end of what FFmpeg said.
    String log() {
        return log.tail();
    }

    private void heard(String line) {
        if (line.startsWith(ASKED_TO_END)) {
            askedToEnd.set(true);
        }
    }

    private UnusableRecording unusable(Problem problem) {
        return new UnusableRecording(problem, Sentences.about(problem), log.tail());
    }

    /// The wrapper reads what FFmpeg says in the thread that waits, for ever if need be; here the guard does.
    private static final class Guarded extends FFmpeg {
        private final Guard guard;

        Guarded(Path binary, Guard guard) throws IOException {
            super(binary.toString(), guard);
            this.guard = guard;
        }

        /// The wrapper's constructor asks for it: one more process for each run, to learn what we know.
        @Override
        public synchronized String version() {
            return "ffmpeg";
        }

        @Override
        protected BufferedReader wrapInReader(Process process) {
            guard.awaitEnd();
            return new BufferedReader(Reader.nullReader());
        }
    }
}
