package dev.audiolith.testkit.story;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hears in every recording what it is told to, and cuts pieces that say which they are, see [#spanOf].
final class ObedientTool implements AudioTool {
    Runnable whileListening = () -> {};
    private final List<Span> cut = new ArrayList<>();
    private Soundscape heard;
    private Optional<UnusableRecording> objection = Optional.empty();
    private Optional<UnusableRecording> cuttingObjection = Optional.empty();

    ObedientTool(Soundscape heard) {
        this.heard = heard;
    }

    /// A recording that is nowhere silent.
    static ObedientTool thatHearsSpeechFor(Duration length) {
        return new ObedientTool(new Soundscape(length, Optional.of(length), List.of()));
    }

    /// The bytes of a recording, as far as anybody looks before it is decoded.
    static byte[] recording(int length) {
        var bytes = new byte[length];
        System.arraycopy("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, Math.min(16, length));
        return bytes;
    }

    synchronized void hear(Soundscape other) {
        heard = other;
    }

    /// From now on it cannot listen to anything.
    synchronized void refuse(Problem problem, String log) {
        objection = Optional.of(new UnusableRecording(problem, "the tool was told to fail", log));
    }

    /// From now on it listens, but cannot cut.
    synchronized void refuseToCut(Problem problem, String log) {
        cuttingObjection = Optional.of(new UnusableRecording(problem, "the tool was told to fail", log));
    }

    synchronized void refuseNothing() {
        objection = Optional.empty();
        cuttingObjection = Optional.empty();
    }

    @Override
    public synchronized Soundscape listen(Path input, RecordingKind kind, Trim wanted, Deadline deadline) throws UnusableRecording {
        whileListening.run();
        if (objection.isPresent()) {
            throw objection.get();
        }
        return heard;
    }

    @Override
    public synchronized void cut(Path input, RecordingKind kind, Span piece, Path output, Deadline deadline) throws UnusableRecording {
        write(output, piece.start().toMillis() + " " + piece.end().toMillis());
        if (cuttingObjection.isPresent()) {
            throw cuttingObjection.get();
        }
        cut.add(piece);
    }

    /// What of its recording a piece is that was cut here.
    static Span spanOf(Path piece) {
        var ends = read(piece).split(" ", -1);
        return new Span(Duration.ofMillis(Long.parseLong(ends[0])), Duration.ofMillis(Long.parseLong(ends[1])));
    }

    /// Every piece that was cut, in order.
    synchronized List<Span> cut() {
        return List.copyOf(cut);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
