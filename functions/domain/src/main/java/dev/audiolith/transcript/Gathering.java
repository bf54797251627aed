package dev.audiolith.transcript;

import dev.audiolith.failure.Failure;
import dev.audiolith.recording.Cut;
import dev.audiolith.recording.Cutting;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.Soundscape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Puts together what became of the pieces of a recording. Only all of them are a transcript: a part is never taken for the whole.
record Gathering(Soundscape heard, List<Cut> cuts, String model) {

    /// `begun`: whether any of them was asked for now.
    Reading reading(List<PieceOutcome> outcomes, boolean begun) {
        var broken = outcomes.stream().flatMap(outcome -> broken(outcome, outcomes).stream()).findFirst();
        return broken.isPresent() ? broken.get() : joined(outcomes, begun);
    }

    private Optional<Reading> broken(PieceOutcome outcome, List<PieceOutcome> all) {
        return switch (outcome) {
            case PieceOutcome.Declined(var failure) -> Optional.of(new Reading.Broken(problem(failure), failure.message(), "",
                    failure.retryAfter(), Optional.of(report(all))));
            case PieceOutcome.Spoilt(var why) -> Optional.of(new Reading.Broken(why.problem(), String.valueOf(why.getMessage()), why.log(),
                    Optional.empty(), Optional.of(report(all))));
            case PieceOutcome.Heard _,PieceOutcome.NotBegun _ -> Optional.empty();
        };
    }

    private Reading joined(List<PieceOutcome> outcomes, boolean begun) {
        var texts = heardPieces(outcomes);
        return texts.size() < cuts.size()
                ? new Reading.Unfinished(begun)
                : new Reading.Done(Stitching.join(cuts, texts.stream().map(Transcripts.PieceHeard::transcript).toList()), report(outcomes));
    }

    private Report report(List<PieceOutcome> outcomes) {
        var texts = heardPieces(outcomes);
        var language = texts.stream().flatMap(piece -> piece.transcript().language().stream()).findFirst();
        var billed = texts.stream().map(Transcripts.PieceHeard::billed).reduce(Duration.ZERO, Duration::plus);
        var answered = texts.stream().map(Transcripts.PieceHeard::model).findFirst().orElse(model);
        return new Report(heard.decoded(), coverage(outcomes), language, billed, answered, warnings(texts));
    }

    /// What nobody has listened to may well have speech in it.
    private List<Problem> warnings(List<Transcripts.PieceHeard> texts) {
        var isSilent = texts.size() == cuts.size() && texts.stream().allMatch(piece -> piece.transcript().text().isBlank());
        return isSilent ? List.of(Problem.NO_SPEECH) : List.of();
    }

    private Coverage coverage(List<PieceOutcome> outcomes) {
        var all = IntStream.range(0, cuts.size()).mapToObj(this::own).reduce(Duration.ZERO, Duration::plus);
        var done = IntStream.range(0, cuts.size()).filter(i -> outcomes.get(i) instanceof PieceOutcome.Heard).mapToObj(this::own)
                .reduce(Duration.ZERO, Duration::plus);
        return new Coverage(all, done);
    }

    /// How long a piece is, without what it repeats of the one before.
    private Duration own(int i) {
        var length = cuts.get(i).span().length();
        return cuts.get(i).overlaps() ? length.minus(Cutting.OVERLAP) : length;
    }

    private static List<Transcripts.PieceHeard> heardPieces(List<PieceOutcome> outcomes) {
        return outcomes.stream().filter(PieceOutcome.Heard.class::isInstance).map(piece -> ((PieceOutcome.Heard) piece).what()).toList();
    }

    private static Problem problem(Failure failure) {
        return switch (failure.kind()) {
            case INVALID_INPUT, TOO_LARGE -> Problem.UNREADABLE_AUDIO;
            case UNAUTHORIZED, FORBIDDEN, QUOTA_EXHAUSTED, NOT_FOUND, RETIRED -> Problem.TRANSCRIBER_REJECTED;
            case RATE_LIMITED, BUSY, UNREACHABLE, TIMED_OUT -> Problem.TRANSCRIBER_UNAVAILABLE;
            case CORRUPT_ANSWER -> Problem.TRANSCRIBER_CORRUPT;
        };
    }
}
