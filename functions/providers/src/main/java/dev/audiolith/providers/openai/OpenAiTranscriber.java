package dev.audiolith.providers.openai;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.providers.http.Upload;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberModel;
import dev.audiolith.transcript.TranscriberOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;

/// Transcription by OpenAI or a compatible server: one form, one answer.
///
/// Whatever is too long or too large for the model is not sent: the refusal could cost minutes of uploading, and for an hour of sound it
/// would say that the file were corrupted.
public final class OpenAiTranscriber implements Transcriber {
    /// An hour of words with their times and Whisper's tokens has about 3 MB.
    private static final int MOST_ANSWER = 16 << 20;

    private static final String OPENAI = "api.openai.com";

    private final String server;
    private final Exchange exchange;
    private final URI base;
    private final Secret key;
    private final String name;
    private final OpenAiModel how;

    /// Asks one model of one server.
    ///
    /// @param base ends where `/audio/transcriptions` begins, so usually in `/v1`
    public OpenAiTranscriber(HttpClient client, URI base, Secret key, String model) {
        this.server = isOpenAi(base) ? "openai" : base.getHost();
        this.exchange = new Exchange(client, OpenAiRefusals.of(server));
        this.base = base;
        this.key = key;
        this.name = model;
        this.how = OpenAiModel.named(model);
    }

    /// Whether it is OpenAI itself that is asked there.
    public static boolean isOpenAi(URI base) {
        return OPENAI.equals(base.getHost());
    }

    @Override
    public TranscriberModel model() {
        return how.limits(name);
    }

    @Override
    public TranscriberOutcome transcribe(Piece piece, Deadline deadline) {
        if (deadline.passed()) {
            return declined(FailureKind.TIMED_OUT, "there was no time left to ask");
        }
        if (piece.length().compareTo(how.longest()) > 0) {
            return declined(FailureKind.TOO_LARGE, "the piece plays for longer than " + name + " is asked for");
        }
        try {
            return ask(piece, PieceForm.of(name, how, piece), deadline);
        } catch (BrokenCall e) {
            return new TranscriberOutcome.Declined(e.failure());
        } catch (IOException e) {
            return new TranscriberOutcome.Declined(
                    Failure.of(FailureKind.UNREACHABLE, Failure.OUR_STORE, "the piece to be transcribed could not be read"));
        }
    }

    private TranscriberOutcome ask(Piece piece, Upload form, Deadline deadline) throws BrokenCall {
        if (form.length() > OpenAiModel.MOST_BYTES) {
            return declined(FailureKind.TOO_LARGE, "the piece has more bytes than are taken");
        }
        var answer = exchange.ask(Call.post(base, "/audio/transcriptions", form).bearer(key), MOST_ANSWER, deadline);
        return new AnswerReader(server, name, how, piece).read(answer);
    }

    private TranscriberOutcome declined(FailureKind kind, String message) {
        return new TranscriberOutcome.Declined(Failure.of(kind, server, message));
    }
}
