package dev.audiolith.recording;

import dev.audiolith.audio.InfoFrame;
import dev.audiolith.audio.Mp3Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How long an MP3 plays, as it says itself and as its frames are.
public final class Mp3File {
    private static final int AT_ONCE = 64 * 1024;

    /// What its encoder wrote before the first frame, if it did; what was cut off afterwards still counts there.
    public static Optional<Duration> declared(Path file) throws IOException {
        var head = Head.of(file).bytes();
        var at = 0;
        while (at < head.length && head[at] == 0) {
            at++;
        }
        return InfoFrame.declared(Arrays.copyOfRange(head, at, head.length));
    }

    /// As many frames as are there; empty when it is no MP3.
    public static Optional<Duration> played(Path file) throws IOException {
        var frames = new Mp3Frames();
        var buffer = new byte[AT_ONCE];
        try (var in = Files.newInputStream(file)) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                frames.update(buffer, 0, count);
            }
        }
        return frames.duration();
    }

    private Mp3File() {}
}
