package dev.audiolith.bench;

import dev.audiolith.audio.Digests;
import dev.audiolith.content.Cid;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Triage;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Attempts;
import dev.audiolith.sound.Callbacks;
import dev.audiolith.sound.Kept;
import dev.audiolith.sound.Life;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.StoredAudio;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.testkit.pin.FakeFetcher;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// A million sounds in a day of which one hour is bad: the first provider is dead, and anyway one attempt in ten fails. Our rounds,
/// chain and health of providers, the real objects over virtual time, beside the plain scheme in the same weather.
///
/// While another provider is well, a dead one gets the calls of those who begin before word gets round (about twenty seconds of
/// traffic, three attempts each) and one trial an illness, however many sounds come.
///
/// Only sounds without a provider are held, so a million take no more memory than those of the bad hour.
public final class OutageBenchmark {
    private static final int SOUNDS = 1_000_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration REQUEST = Duration.ofSeconds(20);

    static void run(PrintStream out) {
        out.printf("%-34s %9s %10s %14s %14s %10s %10s %10s%n", "scheme", "lost", "attempts", "amplification", "calls to dead",
                "p50 s", "p99 s", "max s");
        for (var providers : new int[]{3, 2, 1}) {
            out.println(new Ours(providers).run());
            out.println(plain(providers));
        }
    }

    private static Instant arrival(int number) {
        return Weather.START.plusNanos(DAY.toNanos() / SOUNDS * number);
    }

    /// Three attempts with each provider in the request, then a file for an hour, and with each tenth request three more get a chance.
    private static String plain(int providers) {
        var weather = new Weather(providers);
        var score = new Score(SOUNDS);
        var waiting = new ArrayDeque<Instant>();
        for (var number = 0; number < SOUNDS; number++) {
            var begun = arrival(number);
            weather.set(begun);
            if (isPinnedPlainly(weather)) {
                score.pinnedAfter(Duration.between(begun, weather.instant()));
            } else {
                waiting.add(begun);
            }
            if (weather.random().nextDouble() < 0.1) {
                for (var more = 0; more < 3 && !waiting.isEmpty(); more++) {
                    var other = waiting.remove();
                    if (Duration.between(other, weather.instant()).compareTo(Duration.ofHours(1)) >= 0) {
                        more--;
                    } else if (isPinnedPlainly(weather)) {
                        score.pinnedAfter(Duration.between(other, weather.instant()));
                    } else {
                        waiting.add(other);
                    }
                }
            }
        }
        return score.line("plain, " + providers + " provider(s)", weather);
    }

    private static boolean isPinnedPlainly(Weather weather) {
        var chain = new PinChain(weather.pinners(), 3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), weather.random()), weather,
                new Triage(new SharedHealth(weather), weather));
        return chain.pin(Ours.request(), Deadline.after(Duration.ofMinutes(10), weather)).pinned().isPresent();
    }

    /// Our scheme: what could not be pinned in the request comes back by its message.
    private static final class Ours {
        private static final String KEY = "sounds/all-the-same";
        private static final Cid ANY = Cid.of(Cid.Codec.RAW, new byte[32]);

        private final int providers;
        private final Weather weather;
        private final SharedHealth health;
        private final FakeSounds sounds = new FakeSounds();
        private final FakeSoundBytes bytes = new FakeSoundBytes();
        private final Score score = new Score(SOUNDS);
        private final PriorityQueue<Coming> queue = new PriorityQueue<>(Comparator.comparing(Coming::at));
        private final PriorityQueue<Copy> busy = new PriorityQueue<>(Comparator.comparing(Copy::freeAt));
        private final Deque<Retrier> idle = new ArrayDeque<>();

        private record Coming(Instant at, RetryQueue.Retry retry) {}

        /// A warm copy of the service, which serves one at a time.
        private record Copy(Instant freeAt, Retrier retrier) {}

        Ours(int providers) {
            this.providers = providers;
            this.weather = new Weather(providers);
            this.health = new SharedHealth(weather);
        }

        static PinRequest request() {
            return new PinRequest("sound", ANY, 1, InputStream::nullInputStream);
        }

        String run() {
            var ids = new SoundIds(weather.random());
            for (var number = 0; number < SOUNDS || !queue.isEmpty(); number++) {
                var next = number < SOUNDS ? arrival(number) : Instant.MAX;
                while (!queue.isEmpty() && queue.element().at().isBefore(next)) {
                    var message = queue.remove();
                    serve(message.at(), message.retry(), Duration.ofMinutes(4));
                }
                if (number < SOUNDS) {
                    var sound = sound(ids, next);
                    sounds.putIfAbsent(sound);
                    serve(next, new RetryQueue.Retry(sound.id(), 0), REQUEST);
                }
            }
            return score.line("ours, " + providers + " provider(s)", weather);
        }

        private void serve(Instant at, RetryQueue.Retry retry, Duration time) {
            while (!busy.isEmpty() && !busy.element().freeAt().isAfter(at)) {
                idle.push(busy.remove().retrier());
            }
            var retrier = idle.isEmpty() ? newCopy() : idle.pop();
            weather.set(at);
            retrier.retry(retry, false, Deadline.after(time, weather));
            busy.add(new Copy(weather.instant(), retrier));
            sounds.find(retry.soundId()).filter(sound -> sound.state() == SoundState.PINNED).ifPresent(pinned -> {
                score.pinnedAfter(Duration.between(pinned.life().createdAt(), weather.instant()));
                sounds.expire(pinned.id());
            });
        }

        private Retrier newCopy() {
            var chain = new PinChain(weather.pinners(), 3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), weather.random()),
                    weather, new Triage(health, weather));
            var pinning = new Pinning(sounds, bytes, chain,
                    new Backoff(Duration.ofMinutes(1), RetryQueue.LONGEST_DELAY, weather.random()), weather);
            var gateways = new Gateways(List.of(URI.create("https://gateway.test")), Map.of(), Optional.empty());
            var check = new RetrievalCheck(new FakeFetcher(), gateways, bytes);
            return new Retrier(sounds, new Later(), pinning, new Aftercare(sounds, bytes, pinning, check, new Upkeep(1, false), weather),
                    weather);
        }

        private static Sound sound(SoundIds ids, Instant born) {
            var audio = new StoredAudio(KEY, "audio/mpeg", new Digests(1, "", ANY, Optional.empty()), 1, Optional.empty());
            var life = new Life(born, born.plus(Duration.ofHours(1)), Optional.of(born.plus(Duration.ofDays(7))));
            return new Sound(ids.next(), "ann", SoundState.TEMPORARY, audio, life, Kept.BY_NOBODY,
                    new Attempts(0, 0, Optional.of(born), Optional.empty(), Optional.empty()), Callbacks.NONE, 1);
        }

        /// What is pinned needs no message here: its aftercare asks no provider.
        private final class Later implements RetryQueue {
            @Override
            public void send(Retry retry, Duration delay) {
                if (sounds.find(retry.soundId()).filter(sound -> sound.state().isPending()).isPresent()) {
                    queue.add(new Coming(weather.instant().plus(delay), retry));
                }
            }

            @Override
            public void nudge() {
                throw new UnsupportedOperationException("nobody nudges here");
            }
        }
    }

    private OutageBenchmark() {}
}
