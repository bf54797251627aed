package dev.audiolith.testkit.transcript;

import dev.audiolith.recording.Span;
import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcripts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Texts in memory.
public final class FakeTranscripts implements Transcripts {
    private final Map<TranscriptionId, Transcript> wholes = new ConcurrentHashMap<>();
    private final Map<Place, PieceHeard> pieces = new ConcurrentHashMap<>();
    private final Outage outage = new Outage("the bucket of texts");

    private record Place(TranscriptionId id, Span piece) {}

    public Outage outage() {
        return outage;
    }

    @Override
    public void savePiece(TranscriptionId id, Span piece, PieceHeard heard) {
        outage.before();
        pieces.put(new Place(id, piece), heard);
        outage.after();
    }

    @Override
    public Optional<PieceHeard> findPiece(TranscriptionId id, Span piece) {
        outage.before();
        return Optional.ofNullable(pieces.get(new Place(id, piece)));
    }

    @Override
    public void save(TranscriptionId id, Transcript whole) {
        outage.before();
        wholes.put(id, whole);
        outage.after();
    }

    @Override
    public Optional<Transcript> find(TranscriptionId id) {
        outage.before();
        return Optional.ofNullable(wholes.get(id));
    }

    /// Which pieces of it have been paid for.
    public Set<Span> piecesOf(TranscriptionId id) {
        return pieces.keySet().stream().filter(place -> place.id().equals(id)).map(Place::piece).collect(Collectors.toUnmodifiableSet());
    }
}
