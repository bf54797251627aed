package dev.audiolith.testkit.transcript;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.Trim;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.transcript.Coverage;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Report;
import dev.audiolith.time.Turn;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionState;
import dev.audiolith.transcript.Wishes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Transcriptions to put somewhere and to find again.
public final class SampleTranscriptions {
    public static final Instant BORN = Instant.parse("2026-01-01T10:00:00.123Z");

    /// A new one each time, for tests that share a table.
    public static TranscriptionId newId() {
        return new TranscriptionId(SampleSounds.newId().text());
    }

    public static Transcription queued(TranscriptionId id, String owner, Instant createdAt) {
        return new Transcription(id, owner, TranscriptionState.QUEUED, recording(id), Wishes.NONE, Turn.NOBODYS, 0, Optional.empty(),
                Optional.empty(), new Transcription.Times(createdAt, Optional.empty(), Optional.empty()), 1);
    }

    public static Transcription awaited(TranscriptionId id) {
        var expected = new Recording("uploads/~/" + id, "B\u00fchne \ud83c\udfa7.caf", "audio/x-caf", Optional.of(48_000_000L),
                Optional.empty());
        var wishes = new Wishes(Optional.of("de"),
                new Trim(Optional.of(Duration.ofMillis(1500)), Optional.of(Duration.ofNanos(7_000_000_001L)), false),
                Optional.of("whisper-1"), Optional.of(URI.create("https://example.com/hook?a=b")));
        return new Transcription(id, "ann", TranscriptionState.AWAITING_UPLOAD, expected, wishes, Turn.NOBODYS, 0, Optional.empty(),
                Optional.empty(), new Transcription.Times(BORN, Optional.empty(), Optional.of(BORN.plus(Duration.ofDays(1)))), 1);
    }

    /// The same one later: its next version.
    public static Transcription taken(Transcription before, TranscriptionId holder, Instant until) {
        return new Transcription(before.id(), before.owner(), TranscriptionState.TRANSCRIBING, before.recording(), before.wishes(),
                new Turn(before.turn().fence() + 1, Optional.of(until), Optional.of(holder.text())), before.failures(), before.report(),
                before.mishap(), before.times(), before.version() + 1);
    }

    public static Transcription completed(Transcription before) {
        var report = new Report(Duration.ofNanos(61_234_567_891L), new Coverage(Duration.ofSeconds(60), Duration.ofMillis(59_999)),
                Optional.of("en"), Duration.ofSeconds(60), "whisper-1", List.of(Problem.NO_SPEECH));
        return ended(before, TranscriptionState.COMPLETED, Optional.of(report), Optional.empty());
    }

    public static Transcription failed(Transcription before, Mishap why) {
        return ended(before, TranscriptionState.FAILED, Optional.empty(), Optional.of(why));
    }

    private static Transcription ended(Transcription before, TranscriptionState state, Optional<Report> report, Optional<Mishap> why) {
        var times = new Transcription.Times(before.times().createdAt(), Optional.of(BORN.plusSeconds(90)), Optional.empty());
        return new Transcription(before.id(), before.owner(), state, before.recording(), before.wishes(), Turn.NOBODYS, 3, report, why,
                times, before.version() + 1);
    }

    private static Recording recording(TranscriptionId id) {
        return new Recording("recordings/" + id, "memo.m4a", "audio/mp4", Optional.empty(),
                Optional.of(new Recording.Found(12_345, "\"0cc175b9c0f1b6a831c399e269772661\"")));
    }

    private SampleTranscriptions() {}
}
