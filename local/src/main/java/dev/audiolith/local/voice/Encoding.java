package dev.audiolith.local.voice;

import dev.audiolith.audio.AudioFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One run of FFmpeg that turns the voice's samples into an audio format, through pipes: nothing touches the disk.
///
/// Raw samples are the one input that FFmpeg reads well from a pipe. The process is killed at its deadline and on close,
/// whichever comes first.
final class Encoding implements AutoCloseable {
    private static final String INPUT = "-f s16be -ar " + Pcm.SAMPLE_RATE + " -ac 1 -protocol_whitelist pipe -i pipe:0";
    private static final int MOST_ERROR_CHARACTERS = 500;

    private final Process process;
    private final CompletableFuture<String> complaints;

    private Encoding(Process process, CompletableFuture<String> complaints) {
        this.process = process;
        this.complaints = complaints;
    }

    static Encoding start(Path ffmpeg, AudioFormat format, Duration limit) throws IOException {
        var command = new ArrayList<String>();
        command.add(ffmpeg.toString());
        command.addAll(List.of("-hide_banner", "-loglevel", "error"));
        command.addAll(List.of(INPUT.split(" ")));
        command.addAll(List.of("-ac", "1", "-ar", String.valueOf(format.sampleRate())));
        command.addAll(List.of(output(format).split(" ")));
        command.add("pipe:1");
        var builder = new ProcessBuilder(command);
        // Keys in our environment are no business of FFmpeg's.
        builder.environment().clear();
        var process = builder.start();
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS).execute(process::destroyForcibly);
        return new Encoding(process, CompletableFuture.supplyAsync(() -> read(process.errorReader()), Thread::startVirtualThread));
    }

    OutputStream samples() {
        return process.getOutputStream();
    }

    InputStream audio() {
        return process.getInputStream();
    }

    /// Fails unless FFmpeg ended by itself and well.
    void finish() throws IOException {
        try {
            var status = process.waitFor();
            if (status != 0) {
                throw new IOException("FFmpeg ended with " + status + ": " + complaints.join().strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while FFmpeg was running", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String output(AudioFormat format) {
        var kilobits = format.kilobits().orElse(0);
        return switch (format.codec()) {
            case MP3 -> "-c:a libmp3lame -b:a " + kilobits + "k -f mp3";
            case OPUS -> "-c:a libopus -b:a " + kilobits + "k -f ogg";
            case PCM -> "-c:a pcm_s16le -f s16le";
            case WAV -> "-c:a pcm_s16le -f wav";
            case ULAW -> "-c:a pcm_mulaw -f mulaw";
            case ALAW -> "-c:a pcm_alaw -f alaw";
        };
    }

    /// Reads to the end, so that FFmpeg never blocks on a full pipe, and keeps the beginning.
    private static String read(BufferedReader reader) {
        var text = new StringBuilder();
        reader.lines().filter(_ -> text.length() < MOST_ERROR_CHARACTERS).forEach(line -> text.append(line).append(' '));
        return text.toString();
    }
}
