package dev.audiolith.transcript;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.Remedy;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.TranscriberOutcome.Declined;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import java.time.Duration;

/// Asks a second transcriber when the first fails, whatever the first one's reason: what one refuses another may well take.
///
/// Recordings are cut so that both take every piece. A failed piece is only worth coming back for if one of the two says so.
public final class FallbackTranscriber implements Transcriber {
    private final Transcriber first;
    private final Transcriber second;

    public FallbackTranscriber(Transcriber first, Transcriber second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public TranscriberModel model() {
        var one = first.model();
        var other = second.model();
        return new TranscriberModel(one.name(), Math.min(one.mostBytes(), other.mostBytes()), shorter(one.longest(), other.longest()),
                one.timed() && other.timed());
    }

    @Override
    public TranscriberOutcome transcribe(Piece piece, Deadline deadline) {
        return switch (first.transcribe(piece, firstShare(deadline))) {
            case Heard heard -> heard;
            case Declined declined -> isOurs(declined.failure()) ? declined : askSecond(piece, deadline, declined);
        };
    }

    private TranscriberOutcome askSecond(Piece piece, Deadline deadline, Declined byFirst) {
        return switch (second.transcribe(piece, deadline)) {
            case Heard heard -> heard;
            case Declined bySecond -> isWorthRepeating(byFirst) || !isWorthRepeating(bySecond) ? byFirst : bySecond;
        };
    }

    /// A transcriber that hangs must not take the other's time; one that is merely slow should not be cut off either.
    private static Deadline firstShare(Deadline deadline) {
        return deadline.within(deadline.remaining().multipliedBy(2).dividedBy(3));
    }

    /// A piece that cannot be read would be no more readable for the second.
    private static boolean isOurs(Failure failure) {
        return failure.by().equals(Failure.OUR_STORE);
    }

    private static boolean isWorthRepeating(Declined declined) {
        return declined.failure().kind().remedy() != Remedy.ASK_ANOTHER;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
