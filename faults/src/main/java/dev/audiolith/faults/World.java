package dev.audiolith.faults;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.RetryMessages;
import dev.audiolith.edge.QueueEdge;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.sound.FakeClaims;
import dev.audiolith.testkit.sound.FakeOrderedSpeech;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One run of a [Plan]: the stores, the queue, the providers, the containers, and true time, which moves only when nobody has
/// anything left to do. Which of those who could go on next does so is drawn, too.
final class World {
    static final String VOCALIZE = "vocalize";
    static final String RETRY = "ipfs-retry";
    static final String SPEAK = "speak";
    static final String SWEEP = "sweep";

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
    private static final Duration ALMOST_A_MINUTE = Duration.ofSeconds(55);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int READERS = 3;
    private static final int BATCH = 10;

    private final Plan plan;
    private final Mutant mutant;
    private final SplittableRandom chance;
    private final FakeSounds sounds = new FakeSounds();
    private final FakeClaims claims = new FakeClaims(sounds);
    private final FakeSoundBytes bytes = new FakeSoundBytes(() -> now());
    private final FakeOrderedSpeech orderedSpeech = new FakeOrderedSpeech();
    private final FakeProviderHealth health = new FakeProviderHealth();
    private final Post retries;
    private final Post orders;
    private final Map<String, Vault> vaults;
    private final Watch watch = new Watch(this);
    private final Ledger ledger = new Ledger(this);
    private final LaggingIndex index;
    private final List<Client> clients = new ArrayList<>();

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
    private final List<Running> running = new ArrayList<>();
    private final Deque<Container> idle = new ArrayDeque<>();
    private final List<Event> log = new ArrayList<>();
    private Instant now = Plan.START;
    private long numbers;
    private int steps;

    /// What happened, as the report of a broken schedule tells it.
    private record Event(Instant at, int step, String who, String what) {}

    private record Timer(Instant at, long number, Runnable work) {}

    private record Running(Invocation invocation, Container container, Runnable afterwards) {}

    World(Plan plan, Mutant mutant) {
        this.plan = plan;
        this.mutant = mutant;
        this.chance = new SplittableRandom(plan.seed() ^ 0x5eed);
        this.retries = new Post(this, plan.duplicates());
        this.orders = new Post(this, plan.duplicates());
        this.index = new LaggingIndex(this, plan.indexLag());
        this.vaults = Plan.PROVIDERS.stream()
                .collect(Collectors.toMap(name -> name, name -> new Vault(name, this, plan.moods(name))));
    }

    /// Runs until all is quiet; throws [Broken] when a promise does not hold.
    void run() {
        readBy(RETRY, Duration.ofMinutes(5), retries, BATCH, container -> container.retryDoor);
        readBy(SPEAK, Duration.ofMinutes(15), orders, 1, container -> container.speakDoor);
        plan.wishes().forEach(wish -> clients.add(new Client(this, wish)));
        for (var i = 0; i < plan.poison(); i++) {
            retries.send(List.of("{}", "not json", "{\"version\":9}").get(i), Duration.ofSeconds(below(60)));
        }
        for (var i = 0; i < plan.nudges(); i++) {
            retries.send(RetryMessages.encode(new RetryQueue.Nudge()), Duration.ofSeconds(below(900)));
        }
        at(now.plus(SWEEP_EVERY), this::tick);
        untilQuiet();
        invoke("check", Duration.ofMinutes(1), container -> clients.forEach(client -> client.check(container)), () -> {});
        untilQuiet();
        // Beyond every age at which the sweep of orphans still leaves things alone.
        List.of(2, 33, 34, 35, 36).forEach(days -> at(now.plus(Duration.ofDays(days)), this::sweepOrphans));
        untilQuiet();
        checkWhatIsLeft();
    }

    /// Ends what still stands in the middle of something.
    void end() {
        running.forEach(one -> {
            try {
                one.invocation().end();
            } catch (Crash e) {
                log("world", "ends " + e.getMessage());
            }
        });
    }

    private void untilQuiet() {
        while (!running.isEmpty() || !timers.isEmpty()) {
            var ready = running.stream().filter(one -> !one.invocation().wakesAt().isAfter(now)).toList();
            if (ready.isEmpty()) {
                passTime();
            } else {
                goOn(ready.get(chance.nextInt(ready.size())));
            }
        }
    }

    private void goOn(Running one) {
        var alive = true;
        try {
            if (one.invocation().resume()) {
                return;
            }
        } catch (Crash e) {
            alive = false;
        }
        running.remove(one);
        if (alive) {
            idle.add(one.container());
            watch.mustBeRecorded(one.invocation().mustBeRecorded());
        }
        one.afterwards().run();
    }

    private void passTime() {
        var next = Stream.concat(running.stream().map(one -> one.invocation().wakesAt()), timers.stream().limit(1).map(Timer::at))
                .min(Comparator.naturalOrder()).orElseThrow();
        now = next.isAfter(now) ? next : now;
        Broken.unless(now.isBefore(Plan.START.plus(LONGEST)), "it never comes to rest");
        while (!timers.isEmpty() && !timers.element().at().isAfter(now)) {
            timers.remove().work().run();
        }
    }

    /// Has a door called in some container that has nothing else to do, or in a new one.
    void invoke(String door, Duration patience, Consumer<Container> work, Runnable afterwards) {
        var container = idle.isEmpty() || happens(0.2) ? new Container(this, "container " + next()) : idle.remove();
        var invocation = new Invocation(this, door, patience, () -> work.accept(container));
        container.serve(invocation);
        running.add(new Running(invocation, container, afterwards));
    }

    private void tick() {
        var isPending = sounds.all().stream().anyMatch(sound -> sound.state().isPending() && sound.attempts().nextAt().isPresent())
                || sounds.allOrders().stream().anyMatch(order -> order.failure().isEmpty());
        if (isPending) {
            invoke(SWEEP, Duration.ofMinutes(1), container -> quietly(SWEEP, () -> container.sweeper.sweep(container.in(ALMOST_A_MINUTE))),
                    () -> {});
        }
        if (isPending || !retries.isEmpty() || !orders.isEmpty() || now.isBefore(calm().plus(Duration.ofHours(1)))) {
            at(now.plus(SWEEP_EVERY), this::tick);
        }
    }

    private void sweepOrphans() {
        watch.orphansAreSwept();
        invoke(SWEEP, Duration.ofMinutes(1), container -> quietly(SWEEP, () -> container.orphans.sweep(container.in(ALMOST_A_MINUTE))),
                () -> {});
    }

    /// Has a door read a queue, some batches at once.
    private void readBy(String door, Duration patience, Post post, int most, Function<Container, QueueEdge> edge) {
        post.readBy(new Runnable() {
            private int reading;

            @Override
            public void run() {
                var batch = reading == READERS ? List.<Post.Delivery>of() : post.receive(1 + (int) below(most));
                if (batch.isEmpty()) {
                    return;
                }
                reading++;
                batch.forEach(watch::handedOut);
                invoke(door, patience, container -> work(container, edge.apply(container), post, batch), () -> {
                    reading--;
                    run();
                });
            }
        });
    }

    private void work(Container container, QueueEdge edge, Post post, List<Post.Delivery> batch) {
        var event = new SQSEvent();
        event.setRecords(batch.stream().map(World::message).toList());
        var answer = edge.serve(event, new Remaining(container.invocation()));
        var failed = mutant.failures(answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet()), batch.stream().map(delivery -> String.valueOf(delivery.id())).toList());
        for (var delivery : batch) {
            var comesBack = failed.contains(String.valueOf(delivery.id()));
            Broken.unless(comesBack != container.dealtWith(delivery.body()) || hasTwin(delivery, batch),
                    comesBack ? "a message that was dealt with comes back" : "a message that was not dealt with is deleted");
            if (!comesBack) {
                post.settle(delivery);
            }
        }
    }

    private static boolean hasTwin(Post.Delivery delivery, List<Post.Delivery> batch) {
        return batch.stream().filter(other -> other.body().equals(delivery.body())).count() > 1;
    }

    private static SQSEvent.SQSMessage message(Post.Delivery delivery) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId(String.valueOf(delivery.id()));
        message.setBody(delivery.body());
        message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(delivery.count())));
        return message;
    }

    /// The table's own expiry, late; its stream tells of it later still, and sometimes twice.
    void expires(Sound sound) {
        at(sound.life().expiresAt().orElseThrow().plusMillis(below(30_000)).plus(plan.expiryLag()), () -> recorded(sound.id())
                .filter(there -> there.life().expiresAt().filter(end -> !end.isAfter(now)).isPresent() && there.state().isPending())
                .ifPresent(there -> {
                    sounds.expire(there.id());
                    watch.removed(there);
                    clean(there);
                    if (happens(plan.duplicates())) {
                        clean(there);
                    }
                }));
    }

    private void clean(Sound removed) {
        at(now.plusMillis(below(20_000)), () -> {
            var done = new boolean[1];
            invoke("cleanup", Duration.ofMinutes(1), container -> quietly("cleanup", () -> {
                container.cleaner.clean(removed);
                done[0] = true;
            }), () -> {
                if (!done[0]) {
                    clean(removed);
                }
            });
        });
    }

    private void quietly(String door, Runnable work) {
        try {
            work.run();
        } catch (StorageUnavailable e) {
            log(door, "fails: " + e.getMessage());
        }
    }

    private void checkWhatIsLeft() {
        Broken.unless(retries.isEmpty() && orders.isEmpty(), "a message is left");
        Broken.unless(retries.deadLetters().stream().filter(body -> !isOurs(body)).count() == plan.poison(),
                "a message that cannot be read is not among the dead letters");
        watch.checkWhatIsLeft();
    }

    private static boolean isOurs(String body) {
        return body.contains("soundId") || body.equals(RetryMessages.encode(new RetryQueue.Nudge()));
    }

    // What goes wrong now, as the plan and the dice say.

    Steps.Fault storageFault() {
        return !happens(plan.storageFaults().at(now)) ? Steps.Fault.NONE : happens(0.5) ? Steps.Fault.REFUSED : Steps.Fault.NO_ANSWER;
    }

    Voice.Mood voiceMood() {
        return plan.voice().at(now);
    }

    Duration latency() {
        return happens(plan.slowness()) ? Duration.ofMillis(below(12_000)) : Duration.ZERO;
    }

    Duration someClockError() {
        var most = plan.clockError().toMillis();
        return most == 0 ? Duration.ZERO : Duration.ofMillis(below(2 * most) - most);
    }

    boolean happens(double probability) {
        return probability > 0 && chance.nextDouble() < probability;
    }

    long below(long bound) {
        return chance.nextLong(bound);
    }

    <T> List<T> shuffled(List<T> things) {
        var copy = new ArrayList<>(things);
        for (var i = copy.size() - 1; i > 0; i--) {
            Collections.swap(copy, i, chance.nextInt(i + 1));
        }
        return copy;
    }

    RandomGenerator random() {
        return chance;
    }

    // What there is.

    Plan plan() {
        return plan;
    }

    Mutant mutant() {
        return mutant;
    }

    Instant now() {
        return now;
    }

    /// When everything works again and every lease has ended.
    Instant calm() {
        return plan.calmAt().plus(plan.clockError().multipliedBy(2)).plus(Duration.ofMinutes(3));
    }

    boolean isCalm() {
        return !now.isBefore(plan.calmAt());
    }

    void at(Instant time, Runnable work) {
        timers.add(new Timer(time, next(), work));
    }

    long next() {
        return ++numbers;
    }

    int step(Container container, String what) {
        steps++;
        log(container.name(), what);
        return steps;
    }

    int steps() {
        return steps;
    }

    void log(String who, String what) {
        log.add(new Event(now, steps, who, what));
    }

    List<String> log() {
        return log.stream().map(event -> "%s %4d %s: %s".formatted(event.at(), event.step(), event.who(), event.what())).toList();
    }

    Stream<Invocation> invocations() {
        return running.stream().map(Running::invocation);
    }

    Watch watch() {
        return watch;
    }

    Ledger ledger() {
        return ledger;
    }

    LaggingIndex index() {
        return index;
    }

    FakeSounds sounds() {
        return sounds;
    }

    FakeClaims claims() {
        return claims;
    }

    FakeSoundBytes bytes() {
        return bytes;
    }

    FakeOrderedSpeech orderedSpeech() {
        return orderedSpeech;
    }

    FakeProviderHealth health() {
        return health;
    }

    Post orders() {
        return orders;
    }

    Post retries() {
        return retries;
    }

    List<Vault> vaults() {
        return Plan.PROVIDERS.stream().map(this::vault).toList();
    }

    Vault vault(String name) {
        return Optional.ofNullable(vaults.get(name)).orElseThrow();
    }

    Optional<Sound> recorded(SoundId id) {
        return sounds.find(id);
    }
}
