package dev.audiolith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The recordings of a [Soak]: of every format, in files whose names say nothing of it.
final class SoakSamples {
    private static final Duration LENGTH = Duration.ofSeconds(8);
    private static final List<List<String>> FORMATS = List.of(
            List.of("a.caf", "pcm_s16be"), List.of("b.caf", "alac"), List.of("c.caf", "libopus", "-ar", "48000"), List.of("d.m4a", "aac"),
            List.of("e.mp3", "libmp3lame"), List.of("f.wav", "pcm_s16le"), List.of("g.flac", "flac"),
            List.of("h.ogg", "libopus", "-ar", "48000"), List.of("i.webm", "libopus", "-ar", "48000"), List.of("j.ogg", "libvorbis"),
            List.of("k.aac", "aac"), List.of("l.aiff", "pcm_s16be"));

    static void make(PlainFfmpeg ffmpeg, Path folder) throws IOException {
        var talk = new Talk(ffmpeg, Files.createDirectories(folder));
        for (var format : FORMATS) {
            var encoding = new ArrayList<>(List.of("-c:a"));
            encoding.addAll(format.subList(1, format.size()));
            talk.of(LENGTH, format.getFirst(), encoding.toArray(String[]::new));
        }
        talk.silence(LENGTH, "silence.wav");
        ffmpeg.run(List.of("-f", "lavfi", "-i", "color=c=black:s=64x64:r=5", "-t", "3", "-an", "-c:v", "libx264",
                folder.resolve("film.mp4").toString()));
    }

    static Soak.Samples in(Path folder) {
        return new Soak.Samples(whole(folder), named(folder, "silence.wav"), named(folder, "f.wav"), folder.resolve("film.mp4"));
    }

    private static List<Path> whole(Path folder) {
        return FORMATS.stream().map(format -> named(folder, format.getFirst())).toList();
    }

    private static Path named(Path folder, String name) {
        return folder.resolve(LENGTH.toSeconds() + "s-" + name);
    }

    private SoakSamples() {}
}
