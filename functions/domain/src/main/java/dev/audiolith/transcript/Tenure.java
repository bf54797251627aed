package dev.audiolith.transcript;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// The time for which one works on a transcription. It is lengthened while there is work to wait for, so it can be short: whoever dies
/// with it holds nobody up for long. Once it is lost, nothing of its holder is written any more.
final class Tenure {
    static final Duration LEASE = Duration.ofSeconds(75);
    private static final Duration RENEWAL = Duration.ofSeconds(20);

    private final Transcriptions transcriptions;
    private final InstantSource clock;
    private Transcription mine;

    private Tenure(Transcriptions transcriptions, Transcription mine, InstantSource clock) {
        this.transcriptions = transcriptions;
        this.mine = mine;
        this.clock = clock;
    }

    /// Another has taken the turn, or deleted the transcription.
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// Empty when somebody else was faster.
    static Optional<Tenure> take(Transcription free, String holder, Transcriptions transcriptions, InstantSource clock) {
        var mine = free.taken(holder, end(clock.instant()));
        return written(transcriptions, mine) ? Optional.of(new Tenure(transcriptions, mine, clock)) : Optional.empty();
    }

    Transcription mine() {
        return mine;
    }

    /// Waits for work that others do.
    <T> T await(Future<T> work) throws ExecutionException, InterruptedException, Lost {
        while (true) {
            try {
                return work.get(RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWorking) {
                if (!change(held -> held.heldUntil(end(clock.instant())))) {
                    work.cancel(true);
                    throw new Lost();
                }
            }
        }
    }

    /// False when it was not ours to change any more.
    boolean change(UnaryOperator<Transcription> change) {
        var next = change.apply(mine);
        if (!written(transcriptions, next)) {
            return false;
        }
        mine = next;
        return true;
    }

    /// Refused, but there: our own write, whose answer was lost.
    private static boolean written(Transcriptions transcriptions, Transcription next) {
        return transcriptions.replace(next) || transcriptions.find(next.id()).equals(Optional.of(next));
    }

    private static Instant end(Instant now) {
        return now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    }
}
