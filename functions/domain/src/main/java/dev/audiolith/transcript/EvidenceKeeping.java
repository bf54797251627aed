package dev.audiolith.transcript;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.Desk;
import dev.audiolith.recording.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps copies of what went in and what came out, for those who want to know what happened: after a failure, or always, or never.
///
/// Nothing that goes wrong with a copy changes what becomes of the transcription; it is told to `trouble`.
public final class EvidenceKeeping {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// When copies are kept.
    public enum Policy {
        NEVER, ERRORS, ALWAYS
    }

    private final EvidenceRoom room;
    private final Policy policy;
    private final Consumer<StorageUnavailable> trouble;

    public EvidenceKeeping(EvidenceRoom room, Policy policy, Consumer<StorageUnavailable> trouble) {
        this.room = room;
        this.policy = policy;
        this.trouble = trouble;
    }

    void ofSuccess(Transcription done, Desk desk, String requestId, Instant at) {
        if (policy == Policy.ALWAYS) {
            keep("debug", requestId, done, Optional.of(desk), at);
        }
    }

    Mishap.Evidence ofFailure(Transcription failed, Optional<Desk> desk, Problem problem, String log, Instant at) {
        var said = Optional.of(log).filter(text -> !text.isBlank());
        if (policy == Policy.NEVER) {
            return new Mishap.Evidence(Optional.empty(), Optional.empty(), said);
        }
        var kept = keep("error", problem.name(), failed, desk, at);
        return new Mishap.Evidence(kept.inputKey(), kept.outputKey(), said);
    }

    private Mishap.Evidence keep(String prefix, String suffix, Transcription about, Optional<Desk> desk, Instant at) {
        var time = TIMESTAMP.format(at);
        var input = desk.flatMap(Desk::input);
        var extension = input.map(EvidenceKeeping::extension).orElse("bin");
        var inputName = prefix + "-input-" + time + "-" + suffix + "." + extension;
        var outputName = prefix + "-output-" + time + "-" + suffix + ".mp3";
        return new Mishap.Evidence(tried(() -> keepInput(inputName, input, about)),
                tried(() -> desk.flatMap(Desk::output).map(file -> room.keep(outputName, file, about.owner()))), Optional.empty());
    }

    /// Copied from where it was uploaded to: that takes next to no time, of which there may be little left. Only what is not there
    /// any more is sent from the desk.
    private Optional<String> keepInput(String name, Optional<Path> input, Transcription about) {
        return room.keepUpload(name, about.recording(), about.owner())
                .or(() -> input.map(file -> room.keep(name, file, about.owner())));
    }

    private Optional<String> tried(Supplier<Optional<String>> copy) {
        try {
            return copy.get();
        } catch (StorageUnavailable e) {
            trouble.accept(e);
            return Optional.empty();
        }
    }

    private static String extension(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
