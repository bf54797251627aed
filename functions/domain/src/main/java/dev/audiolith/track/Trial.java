package dev.audiolith.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Ending;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Plays a file from its first to its last sample before it is believed: a provider's error may come with status 200, the right length and the
/// right first bytes, and a file that was cut off plays without a complaint.
///
/// Of a film the sound is played and the structure walked through; of a picture it is seen that it ends as such pictures do.
final class Trial {
    private static final Trim ALL = new Trim(Optional.empty(), Optional.empty(), false);
    /// What a provider says of how long its track plays may be off by so much.
    private static final Duration LEEWAY = Duration.ofSeconds(3);
    private static final int LEEWAY_PART = 10;

    private final AudioTool tool;

    Trial(AudioTool tool) {
        this.tool = tool;
    }

    /// How long it plays, where it does. Fails with [BrokenSource] when it is not what it should be.
    Optional<Duration> of(Path file, Part part, FileKind kind, List<Duration> expected, Deadline deadline) throws IOException {
        if (kind.recording().isEmpty()) {
            requireWhole(new Picture(file, kind).isWhole());
            return Optional.empty();
        }
        var recording = kind.recording().get();
        requireWhole(!Ending.isCutOff(file, recording));
        return part == Part.VIDEO
                ? soundOf(file, recording, deadline)
                : Optional.of(plausible(played(file, recording, deadline), expected));
    }

    private Duration played(Path file, RecordingKind kind, Deadline deadline) throws IOException {
        try {
            var heard = tool.listen(file, kind, ALL, deadline).decoded();
            if (heard.isZero()) {
                throw refused("has no sound in it");
            }
            return heard;
        } catch (UnusableRecording e) {
            throw new BrokenSource(failure(e), e);
        }
    }

    /// A film may be silent.
    private Optional<Duration> soundOf(Path file, RecordingKind kind, Deadline deadline) throws IOException {
        try {
            return Optional.of(tool.listen(file, kind, ALL, deadline).decoded());
        } catch (UnusableRecording e) {
            if (e.problem() == Problem.NO_AUDIO) {
                return Optional.empty();
            }
            throw new BrokenSource(failure(e), e);
        }
    }

    private static Duration plausible(Duration heard, List<Duration> expected) throws BrokenSource {
        if (!expected.isEmpty() && expected.stream().noneMatch(one -> isAbout(one, heard))) {
            throw refused("plays for " + heard.toSeconds() + " s where " + expected.getFirst().toSeconds() + " s were announced");
        }
        return heard;
    }

    private static boolean isAbout(Duration expected, Duration heard) {
        var leeway = expected.dividedBy(LEEWAY_PART).plus(LEEWAY);
        return heard.minus(expected).abs().compareTo(leeway) <= 0;
    }

    private static void requireWhole(boolean isWhole) throws BrokenSource {
        if (!isWhole) {
            throw refused("is cut off");
        }
    }

    private static BrokenSource refused(String why) {
        return new BrokenSource(Failure.of(FailureKind.CORRUPT_ANSWER, SourceFetcher.SOURCE, "the file " + why));
    }

    /// Our own disk or time may be short: that says nothing about the file.
    private static Failure failure(UnusableRecording e) {
        return switch (e.problem()) {
            case PROCESSING_TIMED_OUT -> Failure.of(FailureKind.TIMED_OUT, Failure.OUR_STORE, "the file could not be played in time");
            case PROCESSING_INTERRUPTED -> Failure.of(FailureKind.BUSY, Failure.OUR_STORE, "playing the file was interrupted");
            case STORAGE_FULL, STORAGE_UNWRITABLE -> Failure.of(FailureKind.BUSY, Failure.OUR_STORE, "there is no room to play the file");
            case TOO_LONG, TOO_LARGE -> Failure.of(FailureKind.TOO_LARGE, SourceFetcher.SOURCE, "the file plays for longer than is taken");
            case EMPTY_UPLOAD, INCOMPLETE_UPLOAD, UNSUPPORTED_FORMAT, NO_AUDIO, UNREADABLE_AUDIO, TRUNCATED_AUDIO, NO_SPEECH, EMPTY_RANGE,
                    UPLOAD_GONE,
                    TRANSCRIBER_REJECTED, TRANSCRIBER_UNAVAILABLE, TRANSCRIBER_CORRUPT ->
                Failure.of(FailureKind.CORRUPT_ANSWER, SourceFetcher.SOURCE, "the file cannot be played (" + e.problem() + ")");
        };
    }
}
