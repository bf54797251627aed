package dev.audiolith.bench;

import dev.audiolith.ffmpeg.FfmpegTool;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.recording.Trim;
import dev.audiolith.time.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A process that takes a recording to its desk and has FFmpeg listen to it: to be killed meanwhile.
final class LeaverMain {
    static final String AT_WORK = "at work";

    /// Arguments: the scratch directory, the recording, and a program for FFmpeg, which hangs.
    public static void main(String[] arguments) throws Exception {
        var clock = InstantSource.system();
        var space = new ScratchSpace(List.of(Path.of(arguments[0])), clock, (path, why) -> {
            throw new IllegalStateException(path + " remained", why);
        });
        try (var desk = space.open("leaver"); var in = Files.newInputStream(Path.of(arguments[1]))) {
            var input = desk.receive(in, RecordingKind.WAV);
            System.out.println(AT_WORK);
            System.out.flush();
            new FfmpegTool(Path.of(arguments[2]), Duration.ofHours(1)).listen(input, RecordingKind.WAV, Trim.USUAL,
                    Deadline.after(Duration.ofMinutes(5), clock));
        }
    }

    private LeaverMain() {}
}
