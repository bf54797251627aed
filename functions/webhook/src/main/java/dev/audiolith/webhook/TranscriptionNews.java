package dev.audiolith.webhook;

import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionState;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Transcripts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What a letter about a transcription says: the resource, with its text unless that is a book.
record TranscriptionNews(Transcriptions transcriptions, Transcripts transcripts, TranscriptionJson json) implements News {
    /// About two hours of speech. What is longer is fetched from the status address by whoever wants it.
    private static final int MOST_CHARACTERS = 100_000;

    @Override
    public Optional<Map<String, Object>> about(String id, TranscriptionState state, URI base) {
        return transcriptions.find(new TranscriptionId(id)).filter(found -> found.state() == state).map(found -> told(found, base));
    }

    private Map<String, Object> told(Transcription found, URI base) {
        return Optional.of(found).filter(one -> one.state() == TranscriptionState.COMPLETED).flatMap(one -> transcripts.find(one.id()))
                .filter(text -> text.text().length() <= MOST_CHARACTERS).map(text -> json.of(found, text, base))
                .orElseGet(() -> json.of(found, base));
    }
}
