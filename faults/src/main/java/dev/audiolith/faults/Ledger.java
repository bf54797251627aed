package dev.audiolith.faults;

import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.speech.SpeechRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every purchase of speech, each judged at the moment it is made.
///
/// Speech may be bought again only when all that was bought before for the same request is gone: whoever had bought it died, or
/// failed, before it was stored. That is the contract's one limit, to the letter; only clocks that differ by minutes may let two
/// speak at once, since leases are compared with them, and even then only one of their sounds counts.
final class Ledger {
    /// Three turns may fail so that they are charged, and in each a part is asked for three times; it may have failed as often before,
    /// at the end of a turn that had stored other parts.
    private static final int MOST_FOR_AN_ORDER = 12;

    private final World world;
    private final Map<String, Set<SoundId>> soundsOf = new HashMap<>();
    /// Only to the latest does the same request lead: an earlier one was over when that was made, even if a pin in the last moment saved it.
    private final Map<String, SoundId> latestOf = new HashMap<>();
    private final Map<Speech, List<Integer>> storedAtStep = new HashMap<>();
    private final Map<Speech, Integer> boughtOf = new HashMap<>();
    private final Map<SoundId, String> unitOfOrder = new HashMap<>();
    private int purchases;
    /// How often a worker died, or was failed by our own storage: then what it had bought may have been lost.
    private int excuses;

    /// One text under one sound's id: the whole text of a sound, or a part of it. `text` is empty for the whole.
    private record Speech(SoundId id, String text) {}

    Ledger(World world) {
        this.world = world;
    }

    /// Requests with the same name ask for the same sound.
    static String unitOf(VocalizeRequest request, long number) {
        var key = request.idempotencyKey().map(text -> "key " + text).orElse("request " + number);
        return request.owner() + ", " + (request.cache() ? "any of " + request.speech().captions() + request.speech().text() : key);
    }

    void enters(Container container, String unit) {
        var purchase = container.invocation().purchase;
        purchase.unit = unit;
        purchase.wasThere = canBeHeard(unit, container.now());
    }

    void claimed(Container container) {
        container.invocation().purchase.claimedAtStep = world.diary().steps();
    }

    void leaves(Container container) {
        container.invocation().purchase.speaking = false;
    }

    void stored(Container container, String key) {
        var at = Key.of(key);
        if (key.endsWith(".words") || at.kind() == Key.Kind.ORDER) {
            return;
        }
        var text = at.kind() == Key.Kind.PART ? container.invocation().purchase.text : "";
        storedAtStep.computeIfAbsent(new Speech(at.id(), text), _ -> new ArrayList<>()).add(world.diary().steps());
    }

    void excuses() {
        excuses++;
    }

    void recorded(Container container, SoundId id) {
        leaves(container);
        var unit = container.invocation().purchase.unit;
        latestOf.put(unit, id);
        soundsOf.computeIfAbsent(unit, _ -> new HashSet<>()).add(id);
    }

    void ordered(Container container, SoundId id) {
        unitOfOrder.put(id, container.invocation().purchase.unit);
        recorded(container, id);
    }

    /// A worker goes on under the order's id as if it had asked itself.
    void takesTurn(Container container, SoundId id) {
        enters(container, unitOfOrder.getOrDefault(id, ""));
        claimed(container);
    }

    Set<SoundId> soundsOf(String unit) {
        return soundsOf.getOrDefault(unit, Set.of());
    }

    /// Its number among all purchases.
    int bought(Container container, SpeechRequest request) {
        var purchase = container.invocation().purchase;
        Broken.unless(!purchase.wasThere || !canBeHeard(purchase.unit, container.now()), "'{}' is bought although it is there",
                request.text());
        purchase.text = request.text();
        var id = container.claimedId();
        Stream.of(new Speech(id, ""), new Speech(id, request.text())).forEach(speech -> Broken.unless(
                storedAtStep.getOrDefault(speech, List.of()).stream().noneMatch(step -> step < purchase.claimedAtStep),
                "'{}' is bought although it is stored", request.text()));
        var count = boughtOf.merge(new Speech(id, request.text()), 1, Integer::sum);
        Broken.unless(!unitOfOrder.containsKey(id) || count <= MOST_FOR_AN_ORDER + excuses, "'{}' is bought {} times for one order",
                request.text(), count);
        Broken.unless(
                world.plan().clocksDiffer()
                        || world.stage().invocations().noneMatch(other -> isBuyingTheSame(other, container.invocation())),
                "'{}' is bought by two at once", request.text());
        purchase.speaking = true;
        return ++purchases;
    }

    private static boolean isBuyingTheSame(Invocation one, Invocation other) {
        return one != other && one.purchase.speaking && one.purchase.unit.equals(other.purchase.unit);
    }

    int purchases() {
        return purchases;
    }

    private boolean canBeHeard(String unit, Instant now) {
        return Optional.ofNullable(latestOf.get(unit)).flatMap(world.stores()::recorded).filter(sound -> isAlive(sound, now)).isPresent();
    }

    static boolean isAlive(Sound sound, Instant now) {
        return switch (sound.stateAt(now)) {
            case TEMPORARY, PINNED, UNPINNED -> true;
            case SPEAKING, EXPIRED, FAILED -> false;
        };
    }
}
