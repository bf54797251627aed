package dev.audiolith.ffmpeg;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Mp3File;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// FFmpeg, one process for each thing that is asked of it. What it says is believed only where the result bears it out.
public final class FfmpegTool implements AudioTool {
    /// An encoder works in frames, and begins and ends with some silence of its own.
    private static final Duration TOO_SHORT = Duration.ofMillis(100);
    /// What was listened to may be told to be longer than it plays by as much as this, if it was joined from several: see [Heard#played].
    private static final Duration SEAMS = Duration.ofSeconds(1);
    private static final int SEAMS_PART = 10;
    private static final Duration TOO_LONG = Duration.ofMillis(400);

    private final Path binary;
    private final Duration longest;

    /// `longest`: recordings, or the wanted parts of them, that play for longer are not taken.
    public FfmpegTool(Path binary, Duration longest) {
        this.binary = binary;
        this.longest = longest;
    }

    @Override
    public Soundscape listen(Path input, RecordingKind kind, Trim wanted, Deadline deadline) throws UnusableRecording {
        try {
            return new Listening(binary, input, behindTags(input, kind), wanted, longest).soundscape(deadline);
        } catch (UnusableRecording e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the recording cannot be read", e);
        }
    }

    @Override
    public void cut(Path input, RecordingKind kind, Span piece, Path output, Deadline deadline) throws UnusableRecording {
        try {
            cutInto(output, input, behindTags(input, kind), piece, deadline);
        } catch (UnusableRecording e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the recording cannot be read", e);
        }
    }

    private void cutInto(Path output, Path input, RecordingKind kind, Span piece, Deadline deadline) throws IOException {
        var complaints = Complaints.aboutWriting(output);
        var run = new Run(binary, deadline, complaints);
        var isContent = run.succeeds(Commands.cut(input, kind, piece, output));
        var played = Files.exists(output) ? Mp3File.played(output).orElse(Duration.ZERO) : Duration.ZERO;
        var problem = complaints.problem().or(() -> problem(piece, played, isContent));
        if (problem.isPresent()) {
            throw new UnusableRecording(problem.get(), Sentences.about(problem.get()), run.log());
        }
    }

    private static Optional<Problem> problem(Span piece, Duration played, boolean isContent) {
        if (isContent && played.isZero()) {
            return Optional.of(Problem.EMPTY_RANGE);
        }
        var difference = played.minus(piece.length());
        var isAsLong = difference.plus(tooShort(piece)).isPositive() && difference.compareTo(TOO_LONG) < 0;
        return isContent && isAsLong ? Optional.empty() : Optional.of(Problem.UNREADABLE_AUDIO);
    }

    private static Duration tooShort(Span piece) {
        var seams = piece.length().dividedBy(SEAMS_PART);
        return seams.compareTo(SEAMS) > 0 ? SEAMS : seams.compareTo(TOO_SHORT) > 0 ? seams : TOO_SHORT;
    }

    /// Who has seen only the first bytes takes for an MP3 what has a long tag before it.
    private static RecordingKind behindTags(Path input, RecordingKind kind) throws IOException {
        return kind == RecordingKind.MP3 ? RecordingKind.of(input).orElse(kind) : kind;
    }
}
