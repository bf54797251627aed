package dev.audiolith.faults;

import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// The index of pending sounds, as it was a while ago.
final class LaggingIndex {
    private final World world;
    private final Duration lag;
    private final Queue<Change> coming = new ArrayDeque<>();
    private final Map<SoundId, Instant> due = new HashMap<>();

    private record Change(Instant at, SoundId id, Optional<Instant> due) {}

    LaggingIndex(World world, Duration lag) {
        this.world = world;
        this.lag = lag;
    }

    void changed(Sound sound) {
        changed(sound.id(), sound.state().isPending() ? sound.attempts().nextAt() : Optional.empty());
    }

    void changed(Order order) {
        changed(order.id(), order.tries().dueAt());
    }

    void removed(SoundId id) {
        changed(id, Optional.empty());
    }

    private void changed(SoundId id, Optional<Instant> next) {
        coming.add(new Change(world.now().plus(lag), id, next));
    }

    List<SoundId> overdue(Instant before, int limit) {
        while (!coming.isEmpty() && !coming.element().at().isAfter(world.now())) {
            var change = coming.remove();
            change.due().ifPresentOrElse(at -> due.put(change.id(), at), () -> due.remove(change.id()));
        }
        return due.entrySet().stream().filter(entry -> entry.getValue().isBefore(before))
                .sorted(Map.Entry.<SoundId, Instant>comparingByValue().thenComparing(entry -> entry.getKey().text()))
                .limit(limit).map(Map.Entry::getKey).toList();
    }
}
