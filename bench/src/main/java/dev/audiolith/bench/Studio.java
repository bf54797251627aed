package dev.audiolith.bench;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.testkit.transcript.FakeTranscribeQueue;
import dev.audiolith.testkit.transcript.FakeTranscripts;
import dev.audiolith.testkit.transcript.FakeTranscriptions;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.EvidenceKeeping;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Reader;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Transcribers;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.TranscriptionIds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Everything that transcribes, with its tables in memory: what remains to be measured is the work on the recording itself.
final class Studio {
    /// As many pieces at once as the doors allow.
    static final int AT_ONCE = 6;

    private final FileUploads uploads = new FileUploads();
    private final AtomicInteger number = new AtomicInteger();
    private final InstantSource clock = InstantSource.system();
    private final Intake intake;
    private final Transcribing transcribing;

    Studio(AudioTool tool, Transcribers transcribers, int atOnce, Path scratch) {
        var transcriptions = new FakeTranscriptions();
        var transcripts = new FakeTranscripts();
        var queue = new FakeTranscribeQueue(clock, Duration.ofHours(1));
        var random = new Random(1);
        var reader = new Reader(uploads, tool, transcribers, transcripts, Executors::newVirtualThreadPerTaskExecutor, atOnce,
                Long.MAX_VALUE);
        var room = new ScratchSpace(List.of(scratch), clock, (path, why) -> {
            throw new IllegalStateException(path + " remained", why);
        });
        var evidence = new EvidenceKeeping(new NoRoom(), EvidenceKeeping.Policy.NEVER, trouble -> {
            throw trouble;
        });
        this.intake = new Intake(transcriptions, uploads, queue, new TranscriptionIds(random), clock);
        this.transcribing = new Transcribing(transcriptions, transcripts, reader, room, evidence, queue,
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), random), new TranscriptionIds(random), clock);
    }

    /// Anything but a completed transcription is a failure.
    void transcribe(Path recording) {
        var key = Intake.UPLOADS + "ada/" + number.incrementAndGet();
        uploads.arrive(key, recording);
        var id = intake.arrived(key).orElseThrow();
        var done = transcribing.perform(id, new Transcribing.Order("bench", false, true), Deadline.after(Duration.ofHours(1), clock));
        if (!(done instanceof Transcribing.Done.Completed)) {
            throw new IllegalStateException(recording + " was not transcribed: " + done);
        }
    }

    private static final class NoRoom implements EvidenceRoom {
        @Override
        public String keep(String name, Path file, String owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> keepUpload(String name, Recording recording, String owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public URI link(String key, Duration life) {
            throw new UnsupportedOperationException();
        }
    }
}
