package dev.audiolith.testkit.transcript;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberModel;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import dev.audiolith.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Transcribes without a provider, and keeps the books: which pieces it was asked for, and which were charged.
public final class FakeTranscriber implements Transcriber {
    /// Takes pieces as Whisper does.
    public static final TranscriberModel MODEL = new TranscriberModel("whisper-1", 26_214_400, Duration.ofHours(1), true);

    private static final String NAME = "openai";

    private final TranscriberModel model;
    private final BiFunction<Piece, Integer, TranscriberOutcome> answers;
    private final List<Piece> asked = new ArrayList<>();
    private final List<Piece> charged = new ArrayList<>();

    private FakeTranscriber(TranscriberModel model, BiFunction<Piece, Integer, TranscriberOutcome> answers) {
        this.model = model;
        this.answers = answers;
    }

    public static FakeTranscriber thatHears(Transcript transcript) {
        return answering((piece, _) -> heard(piece, transcript));
    }

    /// Fails `times` times for one reason, then hears.
    public static FakeTranscriber thatHearsAfter(int times, Failure failure, Transcript transcript) {
        return answering((piece, call) -> call <= times ? new TranscriberOutcome.Declined(failure) : heard(piece, transcript));
    }

    public static FakeTranscriber thatDeclines(Failure failure) {
        return answering((_, _) -> new TranscriberOutcome.Declined(failure));
    }

    public static FakeTranscriber thatDeclines(FailureKind reason) {
        return thatDeclines(failure(reason));
    }

    /// Answers as it is told to.
    ///
    /// @param answers for each piece, and for the how many-th call this is, counted from 1
    public static FakeTranscriber answering(BiFunction<Piece, Integer, TranscriberOutcome> answers) {
        return new FakeTranscriber(MODEL, answers);
    }

    /// The same, taking other pieces.
    public FakeTranscriber as(TranscriberModel other) {
        return new FakeTranscriber(other, answers);
    }

    /// A piece that was heard, and charged for its length.
    public static Heard heard(Piece piece, Transcript transcript) {
        return new Heard(transcript, piece.length(), MODEL.name());
    }

    public static Failure failure(FailureKind kind) {
        return Failure.of(kind, NAME, NAME + " was told to fail");
    }

    @Override
    public TranscriberModel model() {
        return model;
    }

    @Override
    public TranscriberOutcome transcribe(Piece piece, Deadline deadline) {
        if (deadline.passed()) {
            return new TranscriberOutcome.Declined(failure(FailureKind.TIMED_OUT));
        }
        if (piece.length().compareTo(model.longest()) > 0) {
            return new TranscriberOutcome.Declined(failure(FailureKind.TOO_LARGE));
        }
        var outcome = answers.apply(piece, note(piece));
        return outcome instanceof Heard heard ? charge(piece, heard) : outcome;
    }

    /// Every call so far, in order.
    public synchronized List<Piece> asked() {
        return List.copyOf(asked);
    }

    /// The pieces that were heard, and so paid for, in the order in which they were.
    public synchronized List<Piece> charged() {
        return List.copyOf(charged);
    }

    private synchronized int note(Piece piece) {
        asked.add(piece);
        return asked.size();
    }

    private synchronized TranscriberOutcome charge(Piece piece, Heard heard) {
        charged.add(piece);
        return new Heard(heard.transcript(), heard.billed(), model.name());
    }
}
