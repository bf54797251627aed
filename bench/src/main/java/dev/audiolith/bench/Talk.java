package dev.audiolith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Recordings of something that sounds and pauses as somebody does who dictates: the same minute over and over, of tones that swell and
/// some noise, with a pause of 1.2 s in every twenty.
final class Talk {
    private static final String MINUTE = "aevalsrc=(0.5*sin(2*PI*220*t)+0.25*sin(2*PI*880*t*(1+0.01*sin(3*t)))+0.1*(random(0)-0.5))"
            + "*(0.6+0.4*sin(2*PI*4*t))*gt(mod(t\\,20)\\,1.2):s=44100:d=60";

    private final PlainFfmpeg ffmpeg;
    private final Path folder;

    Talk(PlainFfmpeg ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
    }

    /// `encoding` as FFmpeg wants it, in the container that `name` says; made once.
    Path of(Duration length, String name, String... encoding) throws IOException {
        return from(minute(), List.of("-stream_loop", "-1"), length, name, encoding);
    }

    /// Not a single sample that is not zero.
    Path silence(Duration length, String name, String... encoding) throws IOException {
        return from(Path.of("anullsrc=r=16000:cl=mono"), List.of("-f", "lavfi"), length, name, encoding);
    }

    /// The same again and again, without encoding it again.
    Path repeated(Path recording, Duration length, String name) throws IOException {
        return from(recording, List.of("-stream_loop", "-1"), length, name, "-c", "copy");
    }

    private Path from(Path input, List<String> reading, Duration length, String name, String... encoding) throws IOException {
        var file = folder.resolve(length.toSeconds() + "s-" + name);
        if (!Files.exists(file)) {
            var command = new ArrayList<>(reading);
            command.addAll(List.of("-i", input.toString(), "-t", PlainFfmpeg.seconds(length)));
            command.addAll(Arrays.asList(encoding));
            command.add(file.toString());
            ffmpeg.run(command);
        }
        return file;
    }

    private Path minute() throws IOException {
        var file = folder.resolve("minute.wav");
        if (!Files.exists(file)) {
            ffmpeg.run(List.of("-f", "lavfi", "-i", MINUTE, "-ac", "2", file.toString()));
        }
        return file;
    }
}
