package dev.audiolith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program in FFmpeg's place that is FFmpeg, or as ill as it is told to be. POSIX only.
final class MoodyFfmpeg {
    private final Path program;
    private final Path mood;

    /// How it behaves from now on.
    enum Mood {
        WELL(""), HANGS("exec /bin/sleep 1000"), HANGS_WITH_CHILDREN("/bin/sleep 1000 & (/bin/sleep 1000; /bin/true) & wait"), IS_KILLED(
                "kill -9 $$");

        private final String script;

        Mood(String script) {
            this.script = script;
        }
    }

    MoodyFfmpeg(Path folder, Path ffmpeg) throws IOException {
        this.mood = folder.resolve("mood");
        this.program = Files.writeString(folder.resolve("ffmpeg"),
                "#!/bin/sh\n. " + mood + "\nexec " + ffmpeg.toAbsolutePath() + " \"$@\"\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made a program");
        }
        turn(Mood.WELL);
    }

    Path program() {
        return program;
    }

    void turn(Mood next) throws IOException {
        Files.writeString(mood, next.script + "\n");
    }
}
