package dev.audiolith.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.transcript.TranscriptionId;

/// Messages of the queue `transcribe`, each about one transcription. They may be read by the next release of the code: fields may be
/// added, but a change of meaning needs another `version`.
public final class TranscribeMessages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    public static String encode(TranscriptionId transcription) {
        return JSON.createObjectNode().put("version", VERSION).put("transcriptionId", transcription.text()).toString();
    }

    /// Throws [InvalidRequest] for whatever no release of ours has sent.
    public static TranscriptionId decode(String body) {
        return new TranscriptionId(MessageFields.of(body, VERSION).text("transcriptionId"));
    }

    private TranscribeMessages() {}
}
