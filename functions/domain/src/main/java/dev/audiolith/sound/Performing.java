package dev.audiolith.sound;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.Remedy;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Works an order off: takes its turn, has it spoken, puts the sound in its place, and keeps that as any other sound.
///
/// Safe against late and repeated messages: only one holds the turn, and one who lost it writes nothing any more. What an earlier
/// turn has stored is found again by [Recorder], so a crash buys nothing twice that had been stored. A failure that may pass
/// is tried again at growing distances, then it is told.
public final class Performing {
    /// Kept back from speaking, so that what came of it can still be recorded and queued.
    private static final Duration RECORDING_MARGIN = Duration.ofSeconds(15);
    /// The longest that one holds an order. A part of a long text takes less than a minute; what is left is for the next turn. So
    /// an order whose holder died waits for minutes, not for as long as an invocation may take.
    private static final Duration TURN = Duration.ofMinutes(2);
    /// A holder that outlives its own deadline by this much is dead, not slow.
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);
    /// With the queue's delays, about an hour.
    private static final int MOST_TRIES = 8;
    /// Failures after which the speech may be on the bill all the same.
    private static final int MOST_CHARGED = 3;

    private static final Failure DIED = Failure.of(FailureKind.BUSY, "speech", "every try to speak it broke off");

    private final Orders orders;
    private final OrderedSpeech speech;
    private final Sounds sounds;
    private final Recorder recorder;
    private final Keeping keeping;
    private final SpeakQueue queue;
    private final Backoff retries;
    private final SoundIds ids;
    private final InstantSource clock;

    public Performing(Orders orders, OrderedSpeech speech, Sounds sounds, Recorder recorder, Keeping keeping, SpeakQueue queue,
            Backoff retries, SoundIds ids, InstantSource clock) {
        this.orders = orders;
        this.speech = speech;
        this.sounds = sounds;
        this.recorder = recorder;
        this.keeping = keeping;
        this.queue = queue;
        this.retries = retries;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a message came to. In every case it has been dealt with; a failure of our own storage is thrown, and brings it back.
    public sealed interface Performed {
        record Spoken() implements Performed {}

        /// Somebody goes on with it later. `why` it was set back; nothing, if there only was too little time for the rest.
        record PutOff(Optional<Failure> why) implements Performed {}

        record Failed(Failure why) implements Performed {}

        record NothingToDo() implements Performed {}

        /// In a word, for the log.
        default String name() {
            return switch (this) {
                case Spoken() -> "SPOKEN";
                case PutOff _ -> "PUT_OFF";
                case Failed _ -> "FAILED";
                case NothingToDo() -> "NOTHING_TO_DO";
            };
        }
    }

    /// `redelivered`: this very message was handed out before, so whoever had it may have died half-way.
    public Performed perform(SoundId id, boolean redelivered, Deadline deadline) {
        while (true) {
            var order = orders.find(id);
            if (order.isEmpty()) {
                return spokenBefore(id, redelivered);
            }
            if (order.get().state() == SoundState.FAILED) {
                return failedBefore(id, redelivered);
            }
            if (order.get().turn().isTaken(clock.instant())) {
                return leaveTo(order.get(), redelivered);
            }
            var turn = deadline.within(TURN);
            var mine = order.get().takenUntil(turn.at().plus(LEASE_MARGIN).truncatedTo(ChronoUnit.MILLIS), ids.next());
            // Refused, but there: our own write, whose answer was lost.
            if (orders.replace(mine) || orders.find(id).equals(Optional.of(mine))) {
                return mine.tries().failed() < MOST_TRIES ? speakOrPutDown(mine, turn) : fail(mine, DIED);
            }
        }
    }

    /// Who does not put an order down has died over it, and may have been charged: our own storage being away is another matter.
    private Performed speakOrPutDown(Order mine, Deadline deadline) {
        try {
            return speak(mine, deadline);
        } catch (StorageUnavailable e) {
            try {
                change(mine, order -> order.putDown(order.progress(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            } catch (StorageUnavailable second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private Performed speak(Order mine, Deadline deadline) {
        var request = speech.find(mine.id());
        if (request.isEmpty()) {
            return fail(mine, Failure.of(FailureKind.INVALID_INPUT, "storage", "what was to be spoken is not there any more"));
        }
        return switch (recorder.record(mine.claim(), request.get(), (done, total) -> tell(mine, done, total),
                deadline.less(RECORDING_MARGIN))) {
            case Recorder.Outcome.Stored stored -> keep(mine, stored, deadline);
            // Parts that were stored wait under the sound's id, and count as progress of this try.
            case Recorder.Outcome.NotSpoken(var failure, _, var hasBegun) -> setBack(mine, failure, hasBegun);
            case Recorder.Outcome.Unfinished(var done, var total) -> goOnLater(mine, done, total);
        };
    }

    /// Only told: who goes on after us counts the parts that are there.
    private void tell(Order mine, int done, int total) {
        change(mine, order -> order.reaching(order.progress().at(done, total)));
    }

    /// A copy of the message dies out here. Only if its first reader may have died while another holds the turn, it comes back
    /// after that one's time.
    private Performed leaveTo(Order held, boolean redelivered) {
        if (redelivered) {
            send(held.id(), Duration.between(clock.instant(), held.turn().leaseUntil().orElseThrow()));
        }
        return new Performed.NothingToDo();
    }

    /// Whoever put the sound there may have died before sending for it.
    private Performed spokenBefore(SoundId id, boolean redelivered) {
        if (redelivered) {
            sounds.find(id).filter(sound -> sound.state().isPending()).flatMap(keeping::sendFor).ifPresent(trouble -> {
                throw trouble;
            });
            speech.forget(id);
        }
        return new Performed.NothingToDo();
    }

    /// Whoever failed it may have died before the text went.
    private Performed failedBefore(SoundId id, boolean redelivered) {
        if (redelivered) {
            speech.forget(id);
        }
        return new Performed.NothingToDo();
    }

    /// No failure: there was too little time for the rest.
    private Performed goOnLater(Order mine, int done, int total) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return change(mine, order -> order.putDown(order.progress().at(done, total), now))
                ? sendOn(mine, Duration.ZERO, Optional.empty())
                : new Performed.NothingToDo();
    }

    private Performed keep(Order mine, Recorder.Outcome.Stored stored, Deadline deadline) {
        var begun = keeping.begin(mine.id(), mine.owner(), stored.audio(), mine.callbacks(), clock.instant());
        var current = mine;
        while (!orders.fulfil(current, begun.after(current))) {
            var fresh = orders.find(mine.id());
            if (fresh.isEmpty()) {
                if (!sounds.find(mine.id()).equals(Optional.of(begun.after(current)))) {
                    return new Performed.NothingToDo();
                }
                // Refused, but there: our own write, whose answer was lost.
                break;
            }
            if (!isStill(mine, fresh.get())) {
                return new Performed.NothingToDo();
            }
            current = fresh.get();
        }
        keeping.keep(begun.after(current), stored.held(), deadline);
        speech.forget(mine.id());
        return new Performed.Spoken();
    }

    private Performed setBack(Order mine, Failure failure, boolean hasBegun) {
        var perhapsCharged = hasBegun || isPerhapsCharged(failure.kind());
        var tries = mine.tries();
        var isFinal = failure.kind().remedy() == Remedy.ASK_ANOTHER || tries.failed() + 1 >= MOST_TRIES
                || (perhapsCharged && tries.perhapsCharged() + 1 >= MOST_CHARGED);
        if (isFinal) {
            return fail(mine, failure);
        }
        var usual = retries.after(tries.failed() + 1);
        var delay = failure.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
        var due = clock.instant().plus(delay).truncatedTo(ChronoUnit.MILLIS);
        return change(mine, order -> order.setBack(perhapsCharged, due))
                ? sendOn(mine, delay, Optional.of(failure))
                : new Performed.NothingToDo();
    }

    private Performed sendOn(Order mine, Duration delay, Optional<Failure> why) {
        send(mine.id(), delay);
        return new Performed.PutOff(why);
    }

    private Performed fail(Order mine, Failure failure) {
        if (!change(mine, order -> order.failed(failure))) {
            return new Performed.NothingToDo();
        }
        speech.forget(mine.id());
        return new Performed.Failed(failure);
    }

    /// False when the turn is not ours any more. Who only added an address to call does not take it from us.
    private boolean change(Order mine, UnaryOperator<Order> change) {
        var current = mine;
        while (true) {
            var changed = change.apply(current);
            if (orders.replace(changed)) {
                return true;
            }
            var fresh = orders.find(mine.id());
            if (fresh.equals(Optional.of(changed))) {
                return true;
            }
            if (fresh.isEmpty() || !isStill(mine, fresh.get())) {
                return false;
            }
            current = fresh.get();
        }
    }

    private static boolean isStill(Order mine, Order fresh) {
        return fresh.turn().equals(mine.turn()) && fresh.state() == SoundState.SPEAKING;
    }

    private static boolean isPerhapsCharged(FailureKind kind) {
        return kind == FailureKind.TIMED_OUT || kind == FailureKind.BUSY || kind == FailureKind.CORRUPT_ANSWER;
    }

    private void send(SoundId id, Duration delay) {
        queue.send(id,
                delay.isNegative() ? Duration.ZERO : delay.compareTo(SpeakQueue.LONGEST_DELAY) > 0 ? SpeakQueue.LONGEST_DELAY : delay);
    }
}
