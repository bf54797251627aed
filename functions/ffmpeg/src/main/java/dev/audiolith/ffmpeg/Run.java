package dev.audiolith.ffmpeg;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import net.bramp.ffmpeg.FFmpeg;
import net.bramp.ffmpeg.builder.FFmpegBuilder;

/// One run of FFmpeg through its wrapper, which ends at its deadline whatever FFmpeg does.
final class Run {
    private final Path binary;
    private final Deadline deadline;
    private final Log log;
    private boolean crashed;

    Run(Path binary, Deadline deadline, Line... listeners) {
        this.binary = binary;
        this.deadline = deadline;
        this.log = new Log(List.of(listeners));
    }

    /// Whether FFmpeg says that all was well, which proves nothing.
    boolean succeeds(FFmpegBuilder command) throws UnusableRecording {
        var guard = new Guard(deadline.remaining(), log);
        if (deadline.passed()) {
            throw timedOut();
        }
        try {
            new Guarded(binary, guard).run(command);
            return true;
        } catch (IOException e) {
            if (!guard.hasStarted()) {
                throw new UncheckedIOException("FFmpeg cannot be started", e);
            }
            if (guard.timedOut()) {
                throw timedOut();
            }
            crashed = guard.crashed();
            return false;
        } finally {
            guard.kill();
        }
    }

    /// Whether FFmpeg was ended by a signal: then what it did not hear of the recording may be there all the same.
    boolean crashed() {
        return crashed;
    }

    /// The end of what FFmpeg said.
    String log() {
        return log.tail();
    }

    private UnusableRecording timedOut() {
        return new UnusableRecording(Problem.PROCESSING_TIMED_OUT, "the recording could not be decoded in time", log.tail());
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
