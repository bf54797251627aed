package dev.audiolith.ffmpeg;

import dev.audiolith.recording.Ending;
import dev.audiolith.recording.Mp3File;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Listening to one recording: whether it is whole, how long it plays, and where it is quiet.
final class Listening {
    private static final int USUAL_THRESHOLD = -45;
    /// Quieter than this nobody is understood, and the noise of any microphone is louder.
    private static final int LOWEST_THRESHOLD = -65;
    /// How far below the loudest sample speech still is speech.
    private static final int BELOW_LOUDEST = 30;
    /// By so much encoders and decoders disagree about the length of the same recording.
    private static final Duration TOLERANCE = Duration.ofMillis(250);
    private static final int TOLERATED_PART = 1000;
    private static final Duration LARGEST_HOLE = Duration.ofSeconds(1);
    private static final Duration BEYOND = Duration.ofSeconds(1);

    private final Path binary;
    private final Path input;
    private final RecordingKind kind;
    private final Trim wanted;
    private final Duration longest;

    /// `longest`: what plays for longer is not taken, and not decoded further.
    Listening(Path binary, Path input, RecordingKind kind, Trim wanted, Duration longest) {
        this.binary = binary;
        this.input = input;
        this.kind = kind;
        this.wanted = wanted;
        this.longest = longest;
    }

    Soundscape soundscape(Deadline deadline) throws UnusableRecording, IOException {
        if (Files.size(input) == 0) {
            throw new UnusableRecording(Problem.EMPTY_UPLOAD, "the recording has no bytes");
        }
        if (Ending.isCutOff(input, kind)) {
            throw new UnusableRecording(Problem.TRUNCATED_AUDIO, "the recording ends before its own structure says that it does");
        }
        var part = part();
        var heard = listen(part, USUAL_THRESHOLD, deadline);
        // A recording that was made too quietly: what is silence in others is speech in it.
        var quiet = (int) Math.max(LOWEST_THRESHOLD, Math.round(heard.loudest() - BELOW_LOUDEST));
        var judged = quiet < USUAL_THRESHOLD && heard.loudest() > LOWEST_THRESHOLD ? listen(part, quiet, deadline) : heard;
        return new Soundscape(plays(part, judged), declared(judged), judged.silences());
    }

    private Span part() throws UnusableRecording {
        var start = wanted.start().orElse(Duration.ZERO);
        var end = wanted.end().orElse(start.plus(longest).plus(BEYOND));
        if (end.compareTo(start) <= 0) {
            throw new UnusableRecording(Problem.EMPTY_RANGE, "the range ends before it begins");
        }
        var most = start.plus(longest).plus(BEYOND);
        return new Span(start, end.compareTo(most) < 0 ? end : most);
    }

    private Heard listen(Span part, int threshold, Deadline deadline) throws UnusableRecording, IOException {
        var heard = new Heard(part.start());
        var complaints = Complaints.aboutReading();
        var run = new Run(binary, deadline, heard, complaints);
        var isContent = run.succeeds(Commands.listen(input, kind, part, threshold));
        var problem = run.crashed() ? Optional.of(Problem.UNREADABLE_AUDIO) : problem(part, heard, complaints, isContent);
        if (problem.isPresent()) {
            throw new UnusableRecording(problem.get(), Sentences.about(problem.get()), run.log());
        }
        return heard;
    }

    private Optional<Problem> problem(Span part, Heard heard, Complaints complaints, boolean isContent) throws IOException {
        if (complaints.problem().isPresent()) {
            return complaints.problem();
        }
        if (heard.played().compareTo(longest) > 0) {
            return Optional.of(Problem.TOO_LONG);
        }
        if (isCutOff(part, heard)) {
            return Optional.of(Problem.TRUNCATED_AUDIO);
        }
        if (heard.decoded().isZero() && isContent && !part.start().isZero()) {
            return Optional.of(Problem.EMPTY_RANGE);
        }
        var hasHole = complaints.hasErrors() && heard.played().minus(heard.decoded()).compareTo(LARGEST_HOLE) > 0;
        return heard.decoded().isZero() || !isContent || hasHole ? Optional.of(Problem.UNREADABLE_AUDIO) : Optional.empty();
    }

    /// Whether it says that more is to come where it ended; of what was asked for.
    private boolean isCutOff(Span part, Heard heard) throws IOException {
        var declared = declared(heard).filter(_ -> saysHowLongItsSoundIs());
        if (declared.isEmpty()) {
            return false;
        }
        var end = declared.get().compareTo(part.end()) < 0 ? declared.get() : part.end();
        var tolerance = TOLERANCE.plus(declared.get().dividedBy(TOLERATED_PART));
        return end.minus(part.start()).minus(heard.played()).compareTo(tolerance) > 0;
    }

    private Optional<Duration> declared(Heard heard) throws IOException {
        return switch (kind) {
            // FFmpeg prefers to guess when the file is shorter than its header says: the one case that matters here.
            case MP3 -> Mp3File.declared(input);
            case AAC, AMR -> Optional.empty();
            case WAV, W64, CAF, MP4, FLAC, OGG, MATROSKA, AIFF -> heard.declared();
        };
    }

    /// Films say how long their longest track is, which may be the picture; Ogg says where its last page is that arrived.
    private boolean saysHowLongItsSoundIs() {
        return switch (kind) {
            case MP3, WAV, W64, CAF, FLAC, AIFF -> true;
            case MP4, OGG, MATROSKA, AAC, AMR -> false;
        };
    }

    /// Where only a part was listened to, as far as is known.
    private Duration plays(Span part, Heard heard) throws IOException {
        var end = part.start().plus(heard.played());
        var isPart = wanted.end().isPresent() && part.end().minus(end).compareTo(TOLERANCE) < 0;
        return isPart ? declared(heard).filter(declared -> declared.compareTo(end) > 0).orElse(end) : end;
    }
}
