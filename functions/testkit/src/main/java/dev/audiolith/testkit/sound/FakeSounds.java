package dev.audiolith.testkit.sound;

import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Sounds;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of sounds in memory. Nothing expires by itself: [#expire] is the table's own expiry.
public final class FakeSounds implements Sounds {
    private final Map<SoundId, Sound> kept = new HashMap<>();
    /// In the same table, hence behind the same lock, but not to be seen as sounds.
    private final Map<SoundId, Order> ordered = new HashMap<>();
    private final Outage outage = new Outage("the table of sounds");
    private final Orders orders = new View();

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized Optional<Sound> find(SoundId id) {
        outage.before();
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized boolean knows(SoundId id) {
        outage.before();
        return kept.containsKey(id)
                || Optional.ofNullable(ordered.get(id)).filter(order -> order.state() == SoundState.SPEAKING).isPresent();
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
        var absent = !ordered.containsKey(sound.id()) && kept.putIfAbsent(sound.id(), sound) == null;
        outage.after();
        return absent;
    }

    @Override
    public synchronized List<SoundId> overdue(Instant due, int limit) {
        outage.before();
        var pending = kept.values().stream().filter(sound -> sound.state().isPending())
                .flatMap(sound -> sound.attempts().nextAt().map(next -> new Due(sound.id(), next)).stream());
        var waiting = ordered.values().stream().flatMap(order -> order.tries().dueAt().map(next -> new Due(order.id(), next)).stream());
        return Stream.concat(pending, waiting).filter(each -> each.at().isBefore(due)).sorted(Comparator.comparing(Due::at)).limit(limit)
                .map(Due::id).toList();
    }

    /// What the table's expiry does to a sound: it goes, and whoever listens to the table is told what it was.
    public synchronized Optional<Sound> expire(SoundId id) {
        return Optional.ofNullable(kept.remove(id));
    }

    /// The same for an order, which nobody needs to be told of.
    public synchronized void forget(SoundId id) {
        ordered.remove(id);
    }

    /// Everything in the table, in no order.
    public synchronized List<Sound> all() {
        return List.copyOf(kept.values());
    }

    /// The same table as those see it who look for orders.
    public Orders orders() {
        return orders;
    }

    public synchronized List<Order> allOrders() {
        return List.copyOf(ordered.values());
    }

    synchronized boolean enter(Order order) {
        return !kept.containsKey(order.id()) && ordered.putIfAbsent(order.id(), order) == null;
    }

    private record Due(SoundId id, Instant at) {}

    private final class View implements Orders {
        @Override
        public Optional<Order> find(SoundId id) {
            synchronized (FakeSounds.this) {
                outage.before();
                return Optional.ofNullable(ordered.get(id));
            }
        }

        @Override
        public boolean replace(Order changed) {
            synchronized (FakeSounds.this) {
                outage.before();
                var isNext = isVersion(changed.id(), changed.version() - 1);
                if (isNext) {
                    ordered.put(changed.id(), changed);
                }
                outage.after();
                return isNext;
            }
        }

        @Override
        public boolean fulfil(Order order, Sound sound) {
            synchronized (FakeSounds.this) {
                outage.before();
                var isThere = isVersion(order.id(), order.version());
                if (isThere) {
                    ordered.remove(order.id());
                    kept.put(sound.id(), sound);
                }
                outage.after();
                return isThere;
            }
        }

        private boolean isVersion(SoundId id, long version) {
            return Optional.ofNullable(ordered.get(id)).filter(order -> order.version() == version).isPresent();
        }
    }
}
