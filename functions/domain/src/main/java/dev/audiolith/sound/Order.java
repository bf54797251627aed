package dev.audiolith.sound;

import dev.audiolith.failure.Failure;
import java.time.Instant;
import java.util.Optional;

/// A request to speak that has been accepted and will be worked off later. It stands in the table of sounds under the id that the
/// sound will have, until the sound takes its place.
///
/// Whoever works on it holds it by `turn`. Every change gives a new value with the next `version`, and [Orders] writes it only over
/// the version before: one who lost the turn can write nothing any more.
public record Order(SoundId id, String owner, Progress progress, Turn turn, Tries tries, Optional<Failure> failure, Callbacks callbacks,
        Span span, long version) {

    /// Whose turn it is: the `fence`-th holder's, until `leaseUntil`. Nobody's when there is no lease. `holder` is drawn by each for
    /// itself: by it a write whose answer was lost is told from that of another who came in the same millisecond.
    public record Turn(long fence, Optional<Instant> leaseUntil, Optional<SoundId> holder) {

        /// Nobody's, after so many.
        public static Turn free(long fence) {
            return new Turn(fence, Optional.empty(), Optional.empty());
        }

        boolean isTaken(Instant now) {
            return leaseUntil.isPresent() && now.isBefore(leaseUntil.get());
        }
    }

    /// How often speaking has failed or a speaker died, how often it may have been charged although it failed, and when the order is due next: by then
    /// a message should have come.
    public record Tries(int failed, int perhapsCharged, Optional<Instant> dueAt) {}

    /// From when to when there is something to tell.
    public record Span(Instant acceptedAt, Instant forgottenAt) {}

    /// An order as it is accepted under a claim. Its holders continue the claim's fences, so that bytes stored under an earlier one
    /// are found again.
    static Order accepted(Claim claim, VocalizeRequest request, Span span, Instant dueAt) {
        return new Order(claim.soundId(), request.owner(), Progress.none(request.speech().characters()),
                Turn.free(claim.fence()), new Tries(0, 0, Optional.of(dueAt)), Optional.empty(),
                Callbacks.of(request.delivery().callback()), span, 1);
    }

    public SoundState state() {
        return failure.isPresent() ? SoundState.FAILED : SoundState.SPEAKING;
    }

    /// The holder's right, as whoever stores the speech wants to see it.
    Claim claim() {
        return new Claim("order#" + id, id, turn.fence(), turn.leaseUntil().orElse(span.acceptedAt()));
    }

    /// Whoever had the last turn and did not put it down has died, and may die of this very order: that counts as a failed try.
    Order takenUntil(Instant leaseUntil, SoundId holder) {
        var failed = tries.failed() + (turn.leaseUntil().isPresent() ? 1 : 0);
        return with(progress, new Turn(turn.fence() + 1, Optional.of(leaseUntil), Optional.of(holder)),
                new Tries(failed, tries.perhapsCharged(), Optional.of(leaseUntil)));
    }

    /// Put down for now, and due again; so far it has come to `reached`.
    Order putDown(Progress reached, Instant dueAt) {
        return with(reached, free(), new Tries(tries.failed(), tries.perhapsCharged(), Optional.of(dueAt)));
    }

    Order setBack(boolean perhapsCharged, Instant dueAt) {
        return with(progress, free(), new Tries(tries.failed() + 1, tries.perhapsCharged() + (perhapsCharged ? 1 : 0), Optional.of(dueAt)));
    }

    Order reaching(Progress reached) {
        return with(reached, turn, tries);
    }

    /// Nothing has changed, but a message is sent for it now.
    Order dueAt(Instant due) {
        return with(progress, turn, new Tries(tries.failed(), tries.perhapsCharged(), Optional.of(due)));
    }

    Order failed(Failure why) {
        var over = new Tries(tries.failed() + 1, tries.perhapsCharged(), Optional.empty());
        return new Order(id, owner, progress, free(), over, Optional.of(why), callbacks, span, version + 1);
    }

    Order calling(Callbacks more) {
        return new Order(id, owner, progress, turn, tries, failure, more, span, version + 1);
    }

    private Turn free() {
        return Turn.free(turn.fence());
    }

    private Order with(Progress reached, Turn whose, Tries soFar) {
        return new Order(id, owner, reached, whose, soFar, failure, callbacks, span, version + 1);
    }
}
