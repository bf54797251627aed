package dev.audiolith.local.recogniser;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// One run of FFmpeg that turns a recording in a file into samples, as fast as they are taken. Closing it ends it.
final class Decoding implements AutoCloseable {
    private static final String KINDS = "mp3,wav,flac,ogg,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm";

    private final Process process;

    private Decoding(Process process) {
        this.process = process;
    }

    static Decoding start(Path ffmpeg, Path recording) throws IOException {
        var command = List.of(ffmpeg.toString(), "-nostdin", "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file,pipe",
                "-format_whitelist", KINDS, "-i", "file:" + recording.toAbsolutePath(), "-map", "0:a:0", "-f", "s16le", "-ar",
                String.valueOf(Frame.SAMPLES_A_SECOND), "-ac", "1", "pipe:1");
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        // Keys in our environment are no business of FFmpeg's.
        builder.environment().clear();
        return new Decoding(builder.start());
    }

    InputStream samples() {
        return process.getInputStream();
    }

    /// Whether FFmpeg has read the recording to its end.
    boolean isComplete() throws IOException {
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while FFmpeg was running", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
