package dev.audiolith.transcript;

import dev.audiolith.recording.Desk;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Works a recording off: takes its turn, has it read, keeps the text, and tells how it ended.
///
/// Safe against late and repeated messages: only one holds the turn, and one who lost it writes nothing any more. Repeating any step is
/// harmless: the text lies under the id before the record says that it is there, and is the same when it is put there again; pieces
/// that were paid for are found again.
public final class Transcribing {
    /// Kept back from reading, so that what came of it can still be recorded and queued.
    private static final Duration RECORDING_MARGIN = Duration.ofSeconds(3);
    /// In which nobody can be asked any more.
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    /// With the queue's delays, some minutes. What fails for longer is told, so that somebody can act; the recording is kept.
    private static final int MOST_TRIES = 4;
    /// Who has as much time as there ever is, and used it up before the first piece, would come to that again and again.
    private static final Reading.Broken NEVER_BEGUN = Reading.Broken.of(Problem.PROCESSING_TIMED_OUT,
            "preparing it took all the time there is");

    private final Transcriptions transcriptions;
    private final Transcripts transcripts;
    private final Reader reader;
    private final Desk.Room room;
    private final EvidenceKeeping evidence;
    private final TranscribeQueue queue;
    private final Backoff retries;
    private final TranscriptionIds ids;
    private final InstantSource clock;

    public Transcribing(Transcriptions transcriptions, Transcripts transcripts, Reader reader, Desk.Room room, EvidenceKeeping evidence,
            TranscribeQueue queue, Backoff retries, TranscriptionIds ids, InstantSource clock) {
        this.transcriptions = transcriptions;
        this.transcripts = transcripts;
        this.reader = reader;
        this.room = room;
        this.evidence = evidence;
        this.queue = queue;
        this.retries = retries;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a message, or a request, came to. In every case it has been dealt with; a failure of our own storage is thrown, and brings
    /// the message back.
    public sealed interface Done {
        record Completed(Transcription transcription, Transcript text) implements Done {}

        /// And when the transcriber wants to be asked again, if it said so.
        record Failed(Transcription transcription, Optional<Duration> retryAfter) implements Done {}

        /// A message goes on with it later; the mishap, if it was not only too little time.
        record PutOff(Transcription transcription, Optional<Mishap> why) implements Done {}

        /// It is not there, or over, or another works on it.
        record NothingToDo() implements Done {}
    }

    /// How someone asks for the work.
    ///
    /// @param requestId becomes a part of the names of debug copies
    /// @param redelivered this very message was handed out before, so whoever had it may have died half-way
    /// @param someoneWaits a failure is told at once, instead of tried again later
    public record Order(String requestId, boolean redelivered, boolean someoneWaits) {}

    public Done perform(TranscriptionId id, Order order, Deadline deadline) {
        while (true) {
            var found = transcriptions.find(id).filter(one -> !one.isOver() && one.state() != TranscriptionState.AWAITING_UPLOAD);
            if (found.isEmpty()) {
                return new Done.NothingToDo();
            }
            if (found.get().turn().isTaken(clock.instant())) {
                return leaveTo(found.get(), order.redelivered());
            }
            var tenure = Tenure.take(found.get(), ids.next().text(), transcriptions, clock);
            if (tenure.isPresent()) {
                return work(tenure.get(), order, deadline);
            }
        }
    }

    private Done work(Tenure tenure, Order order, Deadline deadline) {
        var begun = clock.instant();
        try (var desk = room.open(tenure.mine().id().text())) {
            var came = reader.read(tenure, desk, deadline.less(RECORDING_MARGIN));
            return switch (came) {
                case Reading.Done(var text, var report) -> {
                    evidence.ofSuccess(tenure.mine(), desk, order.requestId(), begun);
                    yield complete(tenure, text, report);
                }
                case Reading.Unfinished(var gotAnywhere) -> gotAnywhere || order.someoneWaits()
                        ? goOnLater(tenure)
                        : setBack(tenure, NEVER_BEGUN, Optional.of(desk), order, begun);
                case Reading.Broken broken -> order.someoneWaits() && hadTooLittleTime(broken, deadline)
                        ? goOnLater(tenure)
                        : setBack(tenure, broken, Optional.of(desk), order, begun);
            };
        } catch (UnusableRecording e) {
            // No desk to work at: there is nothing on it to keep.
            return setBack(tenure, Reading.Broken.of(e.problem(), String.valueOf(e.getMessage())), Optional.empty(), order, begun);
        } catch (Tenure.Lost e) {
            return new Done.NothingToDo();
        }
    }

    /// A transcriber that was not waited for to the end may well be one that answers.
    private static boolean hadTooLittleTime(Reading.Broken broken, Deadline deadline) {
        return broken.problem() == Problem.TRANSCRIBER_UNAVAILABLE && !deadline.allows(RECORDING_MARGIN.plus(LAST_MOMENT));
    }

    /// A copy of the message dies out here. Only if its first reader may have died while another holds the turn, it comes back after
    /// that one's time.
    private Done leaveTo(Transcription held, boolean redelivered) {
        if (redelivered) {
            var wait = Duration.between(clock.instant(), held.turn().until().orElseThrow());
            queue.send(held.id(), wait.isNegative() ? Duration.ZERO : wait);
        }
        return new Done.NothingToDo();
    }

    /// The text first: a record that says COMPLETED has one.
    private Done complete(Tenure tenure, Transcript text, Report report) {
        transcripts.save(tenure.mine().id(), text);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return tenure.change(mine -> mine.completed(report, now))
                ? new Done.Completed(tenure.mine(), text)
                : new Done.NothingToDo();
    }

    /// The record first: a message that comes before it would find the turn taken. If it is never sent, this message comes back.
    private Done goOnLater(Tenure tenure) {
        return tenure.change(Transcription::putDown) ? sendOn(tenure, Duration.ZERO, Optional.empty()) : new Done.NothingToDo();
    }

    private Done setBack(Tenure tenure, Reading.Broken broken, Optional<Desk> desk, Order order, Instant begun) {
        if (order.someoneWaits() && broken.problem() == Problem.PROCESSING_TIMED_OUT) {
            // A request has less time than a worker.
            return goOnLater(tenure);
        }
        var isFinal = order.someoneWaits() || !broken.problem().isRetryable() || tenure.mine().failures() + 1 >= MOST_TRIES;
        if (isFinal) {
            return fail(tenure, broken, desk, begun);
        }
        var usual = retries.after(tenure.mine().failures() + 1);
        var delay = broken.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
        var why = new Mishap(broken.problem(), broken.message(), Mishap.Evidence.NONE);
        return tenure.change(mine -> mine.setBack(why, broken.soFar())) ? sendOn(tenure, delay, Optional.of(why)) : new Done.NothingToDo();
    }

    private Done sendOn(Tenure tenure, Duration delay, Optional<Mishap> why) {
        queue.send(tenure.mine().id(), delay.compareTo(TranscribeQueue.LONGEST_DELAY) > 0 ? TranscribeQueue.LONGEST_DELAY : delay);
        return new Done.PutOff(tenure.mine(), why);
    }

    private Done fail(Tenure tenure, Reading.Broken broken, Optional<Desk> desk, Instant begun) {
        var kept = evidence.ofFailure(tenure.mine(), desk, broken.problem(), broken.log(), begun);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var mishap = new Mishap(broken.problem(), broken.message(), kept);
        return tenure.change(mine -> mine.failed(mishap, broken.soFar(), now))
                ? new Done.Failed(tenure.mine(), broken.retryAfter())
                : new Done.NothingToDo();
    }
}
