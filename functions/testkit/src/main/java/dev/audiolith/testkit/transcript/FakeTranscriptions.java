package dev.audiolith.testkit.transcript;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcriptions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of transcriptions in memory. Nothing is forgotten by itself.
public final class FakeTranscriptions implements Transcriptions {
    private static final Comparator<Transcription> NEWEST_FIRST = Comparator
            .comparing((Transcription one) -> one.times().createdAt()).reversed().thenComparing(one -> one.id().text());

    private final Map<TranscriptionId, Transcription> kept = new HashMap<>();
    private int denied;
    private final Outage outage = new Outage("the table of transcriptions");

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized Optional<Transcription> find(TranscriptionId id) {
        outage.before();
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized boolean add(Transcription fresh) {
        outage.before();
        var isNew = kept.putIfAbsent(fresh.id(), fresh) == null;
        outage.after();
        return isNew;
    }

    @Override
    public synchronized boolean replace(Transcription next) {
        outage.before();
        var before = kept.get(next.id());
        var isNext = before != null && before.version() == next.version() - 1;
        if (isNext) {
            kept.put(next.id(), next);
        }
        outage.after();
        if (isNext && denied > 0) {
            denied--;
            return false;
        }
        return isNext;
    }

    /// The next changes are made, and said not to be: so it looks when a write is repeated after its answer was lost.
    public synchronized void forgetToSayYesTo(int changes) {
        denied = changes;
    }

    /// A cursor is the id of the last one that was shown.
    @Override
    public synchronized Page ofOwner(String owner, int limit, Optional<String> cursor) {
        outage.before();
        var own = kept.values().stream().filter(one -> one.owner().equals(owner)).sorted(NEWEST_FIRST).toList();
        var from = cursor.map(text -> placeBehind(text, own)).orElse(0);
        var to = Math.min(own.size(), from + limit);
        return new Page(own.subList(from, to), to < own.size() ? Optional.of(own.get(to - 1).id().text()) : Optional.empty());
    }

    private static int placeBehind(String cursor, List<Transcription> own) {
        var ids = own.stream().map(one -> one.id().text()).toList();
        if (!ids.contains(cursor)) {
            throw new InvalidRequest("cursor", "is not one that this list has given out");
        }
        return ids.indexOf(cursor) + 1;
    }

    /// Takes one out of the table, as its owner does who deletes it.
    public synchronized void remove(TranscriptionId id) {
        kept.remove(id);
    }

    /// Everything in the table, in no order.
    public synchronized List<Transcription> all() {
        return List.copyOf(kept.values());
    }
}
