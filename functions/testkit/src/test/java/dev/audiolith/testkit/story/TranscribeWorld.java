package dev.audiolith.testkit.story;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.testkit.sound.FakeQueue;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.transcript.FakeEvidenceRoom;
import dev.audiolith.testkit.transcript.FakeTranscribeQueue;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.testkit.transcript.FakeTranscripts;
import dev.audiolith.testkit.transcript.FakeTranscriptions;
import dev.audiolith.testkit.transcript.FakeUploads;
import dev.audiolith.time.Backoff;
import dev.audiolith.transcript.EvidenceKeeping;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Reader;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionIds;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Transcripts;
import dev.audiolith.transcript.Uploads;
import dev.audiolith.transcript.Wishes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/// A service that transcribes, over fakes, with a transcriber that keeps the books. Every call through a port is a numbered step at
/// which the process can die; its files are real.
final class TranscribeWorld {
    static final Duration WORKER_TIME = Duration.ofMinutes(14);
    static final Duration REQUEST_TIME = Duration.ofSeconds(28);
    static final long MOST_BYTES = 1_000;
    static final byte[] RECORDING = ObedientTool.recording(500);
    static final Intake.Named NAMED = new Intake.Named("memo.m4a", "audio/mp4");

    final ManualClock clock = new ManualClock();
    final Steps steps = new Steps();
    final FakeTranscriptions transcriptions = new FakeTranscriptions();
    final FakeUploads uploads = new FakeUploads(clock);
    final FakeTranscripts transcripts = new FakeTranscripts();
    final FakeEvidenceRoom room = new FakeEvidenceRoom(uploads);
    final FakeTranscribeQueue queue = new FakeTranscribeQueue(clock, Duration.ofMinutes(16));
    /// What the bucket tells, by key.
    final FakeQueue<String> events = new FakeQueue<>("the queue of the bucket's events", clock, Duration.ofMinutes(16));
    final ObedientTool tool = ObedientTool.thatHearsSpeechFor(Duration.ofMinutes(1));
    final FakeTranscriber transcriber = FakeTranscriber.answering((piece, _) -> answer(piece));
    final List<StorageUnavailable> trouble = new ArrayList<>();
    final Path scratch;
    final Intake intake;
    final Transcribing transcribing;

    Runnable whileTranscribing = () -> {};
    Function<Transcriber.Piece, Optional<TranscriberOutcome>> instead = _ -> Optional.empty();
    Supplier<ExecutorService> crews;
    private final EvidenceKeeping.Policy policy;

    TranscribeWorld(Path scratch) {
        this(scratch, EvidenceKeeping.Policy.ERRORS);
    }

    TranscribeWorld(Path scratch, EvidenceKeeping.Policy policy) {
        this.scratch = scratch;
        this.policy = policy;
        this.crews = () -> new Crew(clock, 0);
        this.intake = new Intake(steps.around(Transcriptions.class, transcriptions), steps.around(Uploads.class, uploads),
                steps.around(TranscribeQueue.class, queue), new TranscriptionIds(new Random(7)), clock);
        this.transcribing = worker();
    }

    private Transcribing worker() {
        var random = new Random(42);
        var transcripts = steps.around(Transcripts.class, this.transcripts);
        var transcriber = steps.around(Transcriber.class, this.transcriber);
        var reader = new Reader(steps.around(Uploads.class, uploads), steps.around(AudioTool.class, tool), _ -> transcriber, transcripts,
                () -> crews.get(), 4, MOST_BYTES);
        var evidence = new EvidenceKeeping(steps.around(EvidenceRoom.class, room), policy, trouble::add);
        return new Transcribing(steps.around(Transcriptions.class, transcriptions), transcripts, reader,
                new ScratchSpace(List.of(scratch), clock, (path, why) -> {
                    throw new UncheckedIOException(path + " remained", why);
                }), evidence, steps.around(TranscribeQueue.class, queue),
                new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15), random), new TranscriptionIds(random), clock);
    }

    private TranscriberOutcome answer(Transcriber.Piece piece) {
        whileTranscribing.run();
        return instead.apply(piece)
                .orElseGet(() -> FakeTranscriber.heard(piece, Telling.heardIn(ObedientTool.spanOf(piece.file()))));
    }

    /// Somebody announces a recording and uploads it; the bucket tells.
    TranscriptionId upload(byte[] bytes) {
        var awaited = intake.announce("ann", NAMED, bytes.length, Wishes.NONE).transcription();
        uploads.arrive(awaited.recording().key(), "audio/mp4", bytes);
        events.send(awaited.recording().key(), Duration.ZERO);
        return awaited.id();
    }

    /// A door that takes a recording with the request itself.
    Transcribing.Done send(byte[] bytes) {
        try {
            var taken = intake.take("ann", NAMED, new ByteArrayInputStream(bytes), Wishes.NONE);
            return transcribing.perform(taken.id(), new Transcribing.Order("request-1", false, true), clock.in(REQUEST_TIME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Works off the next message that has come, as the queue's door would. False if there is none.
    boolean work() {
        var told = events.receive();
        if (told.isPresent()) {
            var again = told.get().count() > 1;
            intake.arrived(told.get().body()).ifPresent(id -> perform(id, again));
            events.settle(told.get());
            return true;
        }
        var next = queue.queue().receive();
        next.ifPresent(delivery -> {
            perform(delivery.body(), delivery.count() > 1);
            queue.queue().settle(delivery);
        });
        return next.isPresent();
    }

    Transcribing.Done perform(TranscriptionId id, boolean redelivered) {
        return transcribing.perform(id, new Transcribing.Order("request-1", redelivered, false), clock.in(WORKER_TIME));
    }

    /// Lets time pass until no message is left.
    void letTheQueuesRunDry() {
        for (var turn = 0; turn < 1_000; turn++) {
            if (!work()) {
                if (events.nextAt().isEmpty() && queue.queue().nextAt().isEmpty()) {
                    return;
                }
                clock.advance(Duration.ofSeconds(5));
            }
        }
        throw new AssertionError("the queues never run dry");
    }

    Transcription the(TranscriptionId id) {
        return transcriptions.find(id).orElseThrow();
    }

    String textOf(TranscriptionId id) {
        return transcripts.find(id).orElseThrow().text();
    }

    /// What lies on any desk.
    List<Path> files() {
        try (var files = Files.list(scratch)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
