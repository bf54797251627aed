package dev.audiolith.faults;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Ports that pass every call on, for those who change one of them: [Observed] and the blunders of a [Mutant].
final class Decorated {

    static class Table implements Sounds {
        private final Sounds real;

        Table(Sounds real) {
            this.real = real;
        }

        @Override
        public Optional<Sound> find(SoundId id) {
            return real.find(id);
        }

        @Override
        public boolean knows(SoundId id) {
            return real.knows(id);
        }

        @Override
        public boolean replace(Sound changed) {
            return real.replace(changed);
        }

        @Override
        public boolean putIfAbsent(Sound sound) {
            return real.putIfAbsent(sound);
        }

        @Override
        public List<SoundId> overdue(Instant due, int limit) {
            return real.overdue(due, limit);
        }
    }

    static class Desk implements Claims {
        private final Claims real;

        Desk(Claims real) {
            this.real = real;
        }

        @Override
        public Binding bind(String key, Binding wanted, Instant now, Instant keepUntil) {
            return real.bind(key, wanted, now, keepUntil);
        }

        @Override
        public Outcome take(Wanted wanted) {
            return real.take(wanted);
        }

        @Override
        public void release(Claim claim) {
            real.release(claim);
        }

        @Override
        public boolean settle(Claim claim, Sound sound) {
            return real.settle(claim, sound);
        }

        @Override
        public boolean settle(Claim claim, Order order) {
            return real.settle(claim, order);
        }
    }

    static class OrderBook implements Orders {
        private final Orders real;

        OrderBook(Orders real) {
            this.real = real;
        }

        @Override
        public Optional<Order> find(SoundId id) {
            return real.find(id);
        }

        @Override
        public boolean replace(Order changed) {
            return real.replace(changed);
        }

        @Override
        public boolean fulfil(Order order, Sound sound) {
            return real.fulfil(order, sound);
        }
    }

    static class Bucket implements SoundBytes {
        private final SoundBytes real;

        Bucket(SoundBytes real) {
            this.real = real;
        }

        @Override
        public Held store(String key, Notes notes, InputStream audio) throws IOException {
            return real.store(key, notes, audio);
        }

        @Override
        public Optional<Stored> find(String key) {
            return real.find(key);
        }

        @Override
        public InputStream open(String key) throws IOException {
            return real.open(key);
        }

        @Override
        public URI link(String key, Duration life, String cacheControl) {
            return real.link(key, life, cacheControl);
        }

        @Override
        public void delete(String key) {
            real.delete(key);
        }

        @Override
        public List<Listed> list(String prefix, String after) {
            return real.list(prefix, after);
        }
    }

    static class Mailbox implements RetryQueue {
        private final RetryQueue real;

        Mailbox(RetryQueue real) {
            this.real = real;
        }

        @Override
        public void send(Retry retry, Duration delay) {
            real.send(retry, delay);
        }

        @Override
        public void nudge() {
            real.nudge();
        }
    }

    private Decorated() {}
}
