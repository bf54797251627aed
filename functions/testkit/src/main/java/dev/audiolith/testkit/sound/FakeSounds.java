package dev.audiolith.testkit.sound;

import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of sounds in memory. Nothing expires by itself: [#expire] is the table's own expiry.
public final class FakeSounds implements Sounds {
    private final Map<SoundId, Sound> kept = new HashMap<>();
    private final Outage outage = new Outage("the table of sounds");

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized Optional<Sound> find(SoundId id) {
        outage.before();
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized boolean replace(Sound changed) {
        outage.before();
        var before = kept.get(changed.id());
        var current = before != null && before.version() == changed.version() - 1;
        if (current) {
            kept.put(changed.id(), changed);
        }
        outage.after();
        return current;
    }

    @Override
    public synchronized boolean putIfAbsent(Sound sound) {
        outage.before();
        var absent = kept.putIfAbsent(sound.id(), sound) == null;
        outage.after();
        return absent;
    }

    @Override
    public synchronized List<SoundId> overdue(Instant due, int limit) {
        outage.before();
        return kept.values().stream().filter(sound -> sound.state().isPending() && isDueBefore(sound, due))
                .sorted(Comparator.comparing(sound -> sound.attempts().nextAt().orElseThrow())).limit(limit).map(Sound::id).toList();
    }

    /// What the table's expiry does to a sound: it goes, and whoever listens to the table is told what it was.
    public synchronized Optional<Sound> expire(SoundId id) {
        return Optional.ofNullable(kept.remove(id));
    }

    /// Everything in the table, in no order.
    public synchronized List<Sound> all() {
        return List.copyOf(kept.values());
    }

    private static boolean isDueBefore(Sound sound, Instant due) {
        return sound.attempts().nextAt().filter(next -> next.isBefore(due)).isPresent();
    }
}
