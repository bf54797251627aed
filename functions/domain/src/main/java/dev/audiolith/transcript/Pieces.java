package dev.audiolith.transcript;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Cut;
import dev.audiolith.recording.Desk;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// The pieces of one recording: each is looked for among those that were transcribed before, else cut, transcribed and put there.
///
/// Once one has failed no other is begun; those that are under way go on, since they may be paid for already.
final class Pieces {
    /// With less left, a call would only be cut off, and paid.
    private static final Duration WORTH_BEGINNING = Duration.ofSeconds(5);

    /// What all pieces of one recording have in common.
    record Source(TranscriptionId id, Path input, RecordingKind kind, Optional<String> language) {}

    private final Source source;
    private final Desk desk;
    private final AudioTool tool;
    private final Transcriber transcriber;
    private final Transcripts transcripts;
    private final Semaphore slots;
    private final Deadline deadline;
    private final AtomicBoolean halted = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    Pieces(Source source, Desk desk, AudioTool tool, Transcriber transcriber, Transcripts transcripts, Semaphore slots,
            Deadline deadline) {
        this.source = source;
        this.desk = desk;
        this.tool = tool;
        this.transcriber = transcriber;
        this.transcripts = transcripts;
        this.slots = slots;
        this.deadline = deadline;
    }

    /// Whether any had to be asked for, and there was time to begin.
    boolean areBegun() {
        return begun.get();
    }

    PieceOutcome hear(int number, Cut cut) throws InterruptedException {
        slots.acquire();
        try {
            var outcome = transcripts.findPiece(source.id(), cut.span()).<PieceOutcome>map(PieceOutcome.Heard::new)
                    .orElseGet(PieceOutcome.NotBegun::new);
            if (outcome instanceof PieceOutcome.Heard || halted.get() || !deadline.allows(WORTH_BEGINNING)) {
                return outcome;
            }
            begun.set(true);
            return ask(number, cut.span());
        } catch (UnusableRecording e) {
            halted.set(true);
            return new PieceOutcome.Spoilt(e);
        } catch (StorageUnavailable e) {
            halted.set(true);
            throw e;
        } finally {
            slots.release();
        }
    }

    /// Files are discarded as soon as they are not needed, so that a long recording does not fill the directory. The first is left for
    /// those who look on, and that of a piece that failed is evidence.
    private PieceOutcome ask(int number, Span piece) throws UnusableRecording {
        var file = desk.piece(number);
        tool.cut(source.input(), source.kind(), piece, file, deadline);
        return switch (transcriber.transcribe(new Transcriber.Piece(file, piece.length(), source.language()), deadline)) {
            case TranscriberOutcome.Heard(var transcript, var billed, var model) -> {
                var heard = new Transcripts.PieceHeard(transcript, billed, model);
                transcripts.savePiece(source.id(), piece, heard);
                if (number > 0) {
                    desk.discard(file);
                }
                yield new PieceOutcome.Heard(heard);
            }
            case TranscriberOutcome.Declined(var failure) -> {
                halted.set(true);
                yield new PieceOutcome.Declined(failure);
            }
        };
    }
}
