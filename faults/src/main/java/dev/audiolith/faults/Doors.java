package dev.audiolith.faults;

import dev.audiolith.aws.AnnouncementMessages;
import dev.audiolith.aws.RetryMessages;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Announcements;
import dev.audiolith.sound.Callers;
import dev.audiolith.sound.Cleaner;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Lifetimes;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.LiveSources;
import dev.audiolith.sound.LostOrders;
import dev.audiolith.sound.Ordering;
import dev.audiolith.sound.OrphanSweep;
import dev.audiolith.sound.Performing;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.sound.Sweeper;
import dev.audiolith.sound.Turnstile;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.sound.Vocalizer;
import dev.audiolith.speech.PatientSpeaker;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import dev.audiolith.webhook.Delivering;
import dev.audiolith.webhook.Letter;
import dev.audiolith.webhook.Redelivery;
import dev.audiolith.webhook.Signature;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The service's own objects in one container, wired as in production but over the world's ports.
record Doors(Vocalizer vocalizer, Listening listening, LiveSources playing, QueueEdge retry, QueueEdge speak, QueueEdge webhook,
        Announcements announcements, Rescue rescue, Sweeper sweeper, OrphanSweep orphans, Cleaner cleaner) {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final Gateways GATEWAYS = new Gateways(List.of(URI.create("https://gateway.test")), Map.of(), Optional.empty());

    private static final URI BASE = URI.create("https://api.test");
    private static final Signature SIGNATURE = Signature.from(new Env(Map.of("WEBHOOK_SECRET", "whatever"))).orElseThrow();

    static Doors of(World world, Container container) {
        return new Wiring(world, container).doors();
    }

    private static final class Wiring {
        private final World world;
        private final Container container;
        private final Ports ports;
        private final InstantSource clock;

        Wiring(World world, Container container) {
            this.world = world;
            this.container = container;
            this.ports = Ports.of(world, container);
            this.clock = container::now;
        }

        Doors doors() {
            var pinning = pinning();
            var lifetimes = new Lifetimes(Duration.ofHours(1), world.plan().settings().policy(), world.plan().settings().retention());
            var keeping = new Keeping(pinning, new Shelf(ports.retries(), lifetimes));
            var listening = new Listening(ports.sounds(), ports.bytes(), GATEWAYS, world.mutant().listens(clock));
            var recorder = recorder();
            var lost = new LostOrders(ports.orders(), ports.speakQueue(), clock);
            var retrier = retrier(pinning);
            var rescue = new Rescue(ports.sounds(), retrier, clock, OneHand::new);
            return new Doors(vocalizer(recorder, keeping), listening, new LiveSources(listening, GATEWAYS, ports.fetcher(), clock),
                    retryDoor(retrier, rescue), speakDoor(recorder, keeping), webhookDoor(listening), ports.announcements(), rescue,
                    new Sweeper(ports.sounds(), ports.retries(), lost, clock),
                    new OrphanSweep(world.mutant().seenBySweep(ports.sounds()), ports.bytes(), ports.retries(),
                            world.mutant().sweeps(clock)),
                    new Cleaner(ports.sounds(), ports.bytes(), clock));
        }

        private Pinning pinning() {
            var chain = new PinChain(ports.pinners(), 3, backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)), container::sleep,
                    new Triage(ports.health(), clock));
            return new Pinning(ports.sounds(), ports.bytes(), chain, backoff(Duration.ofMinutes(1), RetryQueue.LONGEST_DELAY), clock);
        }

        private Recorder recorder() {
            var speaker = new PatientSpeaker(ports.speaker(), 3, backoff(Duration.ofMillis(500), Duration.ofSeconds(8)), container::sleep);
            return new Recorder(speaker, ports.bytes(), container::sleep);
        }

        private Vocalizer vocalizer(Recorder recorder, Keeping keeping) {
            var callers = new Callers(ports.sounds(), ports.orders(), ports.announcements(), clock);
            var turnstile = new Turnstile(ports.claims(), ports.sounds(), ports.orders(), ids(), clock, container::sleep);
            return new Vocalizer(turnstile, recorder, keeping,
                    new Ordering(ports.claims(), ports.speech(), ports.speakQueue(), callers, clock), clock);
        }

        private Retrier retrier(Pinning pinning) {
            var settings = world.plan().settings();
            var check = new RetrievalCheck(ports.fetcher(), GATEWAYS, ports.bytes());
            var upkeep = new Upkeep(settings.copies(), world.mutant().checks(settings.isChecked()));
            var aftercare = new Aftercare(ports.sounds(), ports.bytes(), pinning, check, upkeep, world.mutant().cares(clock));
            return new Retrier(ports.sounds(), ports.retries(), pinning, aftercare, clock);
        }

        private QueueEdge retryDoor(Retrier retrier, Rescue rescue) {
            return door((body, redelivered, deadline) -> switch (RetryMessages.decode(body)) {
                case RetryQueue.Retry retry -> retrier.retry(retry, redelivered, deadline).name();
                case RetryQueue.Nudge() -> "nudged " + rescue.nudged(deadline);
            });
        }

        private QueueEdge speakDoor(Recorder recorder, Keeping keeping) {
            var performing = new Performing(ports.orders(), ports.speech(), ports.sounds(), recorder, keeping, ports.speakQueue(),
                    backoff(Duration.ofSeconds(15), SpeakQueue.LONGEST_DELAY), world.mutant().holders(ids()), clock);
            return door((body, redelivered, deadline) -> performing.perform(SpeakMessages.decode(body), redelivered, deadline).name());
        }

        private QueueEdge webhookDoor(Listening listening) {
            var letter = new Letter(ports.sounds(), ports.orders(), new SoundJson(listening), (_, _, _) -> Optional.empty(),
                    _ -> Optional.empty(), BASE, clock);
            var delivering = new Delivering(letter, SIGNATURE, new Destinations(false), ports.caller(), ports.announcements(),
                    ports.putAside(), new Redelivery(world.dice().random()), clock);
            return door((body, _, deadline) -> {
                var delivery = AnnouncementMessages.decode(body);
                return delivering.deliver(delivery.announcement(), delivery.retry(), deadline).fate().name();
            });
        }

        private QueueEdge door(Work work) {
            return new QueueEdge((body, redelivered, deadline) -> {
                var outcome = Outcome.of(work.handle(body, redelivered, deadline));
                container.hasDealtWith(body);
                return outcome;
            }, new Journal("door", "faults", NOWHERE, clock), clock);
        }

        private Backoff backoff(Duration first, Duration longest) {
            return new Backoff(first, longest, world.dice().random());
        }

        private SoundIds ids() {
            return new SoundIds(world.dice().random());
        }
    }

    private interface Work {
        String handle(String body, boolean redelivered, Deadline deadline);
    }
}
