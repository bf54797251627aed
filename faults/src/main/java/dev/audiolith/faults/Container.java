package dev.audiolith.faults;

import dev.audiolith.aws.RetryMessages;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Outcome;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.pin.Triage;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Callers;
import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Cleaner;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Lifetimes;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.LostOrders;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Ordering;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.OrphanSweep;
import dev.audiolith.sound.Performing;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.sound.Sweeper;
import dev.audiolith.sound.Turnstile;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.sound.Vocalizer;
import dev.audiolith.speech.PatientSpeaker;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.testkit.pin.FakeFetcher;
import dev.audiolith.testkit.sound.FakeOrderedSpeech;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One execution environment: the real objects, wired as in production but over the world's ports, and a clock of its own. It serves
/// one invocation after another until one of them kills it; then everything in it is gone.
final class Container {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final World world;
    private final String name;
    private final Set<String> dealtWith = new HashSet<>();
    private Duration clockError;
    private Optional<Invocation> invocation = Optional.empty();
    private Optional<SoundId> claimedId = Optional.empty();

    final Vocalizer vocalizer;
    final Sweeper sweeper;
    final OrphanSweep orphans;
    final Cleaner cleaner;
    final Listening listening;
    final QueueEdge retryDoor;
    final QueueEdge speakDoor;

    Container(World world, String name) {
        this.world = world;
        this.name = name;
        this.clockError = world.someClockError();
        var mutant = world.mutant();
        var steps = new Steps(world, this);
        InstantSource clock = this::now;
        var sounds = steps.storage(Sounds.class, mutant.sounds(lagging(world.sounds()), world));
        var claims = steps.storage(Claims.class, observed(mutant.claims(world.claims(), world)));
        var bytes = steps.storage(SoundBytes.class, observed(mutant.bytes(world.bytes())));
        var queue = steps.storage(RetryQueue.class, mutant.queue(mailbox(), this));
        var pinners = world.vaults().stream().map(vault -> steps.provider(Pinner.class,
                mutant.pinner(new Adapter(vault, this, !mutant.equals(Mutant.ANY_ADDRESS_WILL_DO)), world))).toList();
        var speaker = new PatientSpeaker(steps.provider(Speaker.class, new Voice(world, this)), 3,
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), world.random()), this::sleep);
        var health = steps.storage(ProviderHealth.class, world.health());
        var chain = new PinChain(pinners, 3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), world.random()), this::sleep,
                new Triage(health, clock));
        var retries = new Backoff(Duration.ofMinutes(1), RetryQueue.LONGEST_DELAY, world.random());
        var pinning = new Pinning(sounds, bytes, chain, retries, clock);
        var lifetimes = new Lifetimes(Duration.ofHours(1), world.plan().policy(), world.plan().retention());
        var gateways = new Gateways(List.of(URI.create("https://gateway.test")), Map.of(), Optional.empty());
        var orders = steps.storage(Orders.class, observed(mutant.orders(world.sounds().orders(), world)));
        var speech = steps.storage(OrderedSpeech.class, observed(world.orderedSpeech()));
        var speakQueue = steps.storage(SpeakQueue.class, mutant.speakQueue(this::order, this));
        var recorder = new Recorder(speaker, bytes, this::sleep);
        var keeping = new Keeping(pinning, new Shelf(queue, lifetimes));
        var callers = new Callers(sounds, orders, (_, _, _) -> {}, clock);
        this.vocalizer = new Vocalizer(new Turnstile(claims, sounds, orders, new SoundIds(world.random()), clock, this::sleep), recorder,
                keeping, new Ordering(claims, speech, speakQueue, callers, clock), clock);
        var performing = new Performing(orders, speech, sounds, recorder, keeping, speakQueue,
                new Backoff(Duration.ofSeconds(15), SpeakQueue.LONGEST_DELAY, world.random()), new SoundIds(world.random()), clock);
        this.sweeper = new Sweeper(sounds, queue, new LostOrders(orders, speakQueue, clock), clock);
        this.cleaner = new Cleaner(sounds, bytes, clock);
        this.listening = new Listening(sounds, bytes, gateways, mutant.listens(clock));
        var check = new RetrievalCheck(new FakeFetcher(), gateways, bytes);
        var aftercare = new Aftercare(sounds, bytes, pinning, check, new Upkeep(world.plan().copies(), false), clock);
        var retrier = new Retrier(sounds, queue, pinning, aftercare, clock);
        var rescue = new Rescue(sounds, retrier, clock);
        this.orphans = new OrphanSweep(sounds, bytes, queue, clock);
        this.retryDoor = door((body, redelivered, deadline) -> switch (RetryMessages.decode(body)) {
            case RetryQueue.Retry retry -> retrier.retry(retry, redelivered, deadline).name();
            case RetryQueue.Nudge() -> "nudged " + rescue.nudged(deadline);
        });
        this.speakDoor = door(
                (body, redelivered, deadline) -> performing.perform(SpeakMessages.decode(body), redelivered, deadline).name());
    }

    String name() {
        return name;
    }

    Instant now() {
        return world.isCalm() ? world.now() : world.now().plus(clockError);
    }

    Invocation invocation() {
        return invocation.orElseThrow();
    }

    Deadline in(Duration time) {
        return Deadline.after(time, this::now);
    }

    /// The sound that the claim now held is about.
    SoundId claimedId() {
        return claimedId.orElseThrow();
    }

    void serve(Invocation next) {
        invocation = Optional.of(next);
        dealtWith.clear();
    }

    boolean dealtWith(String body) {
        return dealtWith.contains(body);
    }

    private void sleep(Duration time) {
        if (world.happens(world.plan().clockJumps())) {
            clockError = world.someClockError();
        }
        invocation().pause(time);
    }

    private QueueEdge door(Work work) {
        return new QueueEdge((body, redelivered, deadline) -> {
            var outcome = Outcome.of(work.handle(body, redelivered, deadline));
            dealtWith.add(body);
            return outcome;
        }, new Journal("door", "faults", NOWHERE, this::now), this::now);
    }

    private interface Work {
        String handle(String body, boolean redelivered, Deadline deadline);
    }

    private void order(SoundId id, Duration delay) {
        world.orders().send(SpeakMessages.encode(id), delay);
    }

    private RetryQueue mailbox() {
        return new RetryQueue() {
            @Override
            public void send(Retry retry, Duration delay) {
                world.watch().sent(retry, invocation());
                world.retries().send(RetryMessages.encode(retry), delay);
            }

            @Override
            public void nudge() {
                world.retries().send(RetryMessages.encode(new Nudge()), Duration.ZERO);
            }
        };
    }

    /// Tells the ledger how far a request has come.
    private Claims observed(Claims claims) {
        return new Decorated.Desk(claims) {
            @Override
            public Claims.Outcome take(Wanted wanted) {
                var outcome = super.take(wanted);
                if (outcome instanceof Claims.Outcome.Taken(var claim)) {
                    claimedId = Optional.of(claim.soundId());
                    world.ledger().claimed(Container.this);
                }
                return outcome;
            }

            @Override
            public void release(Claim claim) {
                super.release(claim);
                world.ledger().leaves(Container.this);
            }

            @Override
            public boolean settle(Claim claim, Sound sound) {
                var settled = super.settle(claim, sound);
                if (settled) {
                    world.ledger().recorded(Container.this, sound.id());
                }
                return settled;
            }

            @Override
            public boolean settle(Claim claim, Order order) {
                var settled = super.settle(claim, order);
                if (settled) {
                    world.ledger().ordered(Container.this, order.id());
                }
                return settled;
            }
        };
    }

    private Orders observed(Orders orders) {
        return new Decorated.OrderBook(orders) {
            @Override
            public boolean replace(Order changed) {
                var replaced = super.replace(changed);
                if (replaced && changed.turn().leaseUntil().isEmpty()) {
                    world.ledger().leaves(Container.this);
                }
                return replaced;
            }

            @Override
            public boolean fulfil(Order order, Sound sound) {
                var fulfilled = super.fulfil(order, sound);
                if (fulfilled) {
                    world.ledger().recorded(Container.this, sound.id());
                }
                return fulfilled;
            }
        };
    }

    /// Whoever looks up what was ordered has just taken the turn to speak it.
    private OrderedSpeech observed(FakeOrderedSpeech speech) {
        return new OrderedSpeech() {
            @Override
            public void keep(SoundId id, SpeechRequest request) {
                speech.keep(id, request);
            }

            @Override
            public Optional<SpeechRequest> find(SoundId id) {
                claimedId = Optional.of(id);
                world.ledger().takesTurn(Container.this, id);
                return speech.find(id);
            }

            @Override
            public void forget(SoundId id) {
                speech.forget(id);
            }
        };
    }

    private SoundBytes observed(SoundBytes bytes) {
        return new Decorated.Bucket(bytes) {
            @Override
            public Held store(String key, Notes notes, InputStream audio) throws IOException {
                var held = super.store(key, notes, audio);
                world.ledger().stored(claimedId());
                return held;
            }
        };
    }

    private Sounds lagging(Sounds sounds) {
        return new Decorated.Table(sounds) {
            @Override
            public List<SoundId> overdue(Instant due, int limit) {
                return world.index().overdue(due, limit);
            }
        };
    }
}
