package dev.audiolith.faults;

import dev.audiolith.content.Cid;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.OrphanSweep;
import dev.audiolith.sound.Pin;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks at the table and the bucket after every single step: no change may ever be one that must not be made.
final class Watch {
    /// A link works for five minutes, and is given out within a request.
    private static final Duration LINKS = Duration.ofSeconds(5 * 60 + 30);
    /// After all works again: what five redeliveries and the longest delays come to.
    private static final Duration LONGEST_FOR_AN_ORDER = Duration.ofHours(6);

    private final World world;
    private final Map<SoundId, Sound> seen = new HashMap<>();
    private final Map<SoundId, Sound> removed = new HashMap<>();
    private final Map<SoundId, Sending> latest = new HashMap<>();
    private final Map<SoundId, Integer> mayBeSent = new HashMap<>();
    private final Map<SoundId, Order> orders = new HashMap<>();
    private final Set<Cid> recorded = new HashSet<>();
    private final Map<String, Instant> linkedUntil = new HashMap<>();
    private Set<String> keys = Set.of();

    private record Sending(RetryQueue.Retry retry, Instant at) {}

    Watch(World world) {
        this.world = world;
    }

    void look() {
        for (var sound : world.stores().sounds().all()) {
            var before = seen.get(sound.id());
            if (!sound.equals(before)) {
                changed(Optional.ofNullable(before), sound);
                seen.put(sound.id(), sound);
                world.index().changed(sound);
                world.stream().changed(sound);
            }
        }
        for (var order : world.stores().sounds().allOrders()) {
            var before = orders.put(order.id(), order);
            if (!order.equals(before)) {
                Optional.ofNullable(before).ifPresent(earlier -> moved(earlier, order));
                world.index().changed(order);
                world.stream().changed(order);
            }
        }
        var now = world.stores().bytes().keys();
        if (!now.equals(keys)) {
            keys.stream().filter(key -> !now.contains(key)).forEach(this::deleted);
            keys = now;
        }
    }

    /// The table's own expiry took it.
    void removed(Sound sound) {
        seen.remove(sound.id());
        removed.put(sound.id(), sound);
        world.index().removed(sound.id());
        world.stream().removed(sound.id());
    }

    /// Nobody is told of failed orders for ever.
    void forgotten(SoundId order) {
        orders.remove(order);
        world.stream().removed(order);
    }

    /// Somebody was given a link that says how long it works. Signed by a clock that is wrong it works longer or shorter than that.
    void linked(String key, Duration life) {
        if (!world.plan().clocksDiffer() && !isOverdue(key)) {
            linkedUntil.merge(key, world.now().plus(life), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    void pinned(Cid cid, String by) {
        Broken.unless(recorded.contains(cid), "{} was given what is not recorded", by);
    }

    /// One more message may be sent about this sound by whoever works in the background.
    private void allowMessage(SoundId id) {
        mayBeSent.merge(id, 1, Integer::sum);
    }

    /// Two who make the very same change in the same millisecond each take it for their own and send for it: harmless, and not counted.
    void sent(RetryQueue.Retry retry, Invocation by) {
        var id = retry.soundId();
        var sending = new Sending(retry, world.now());
        if (sending.equals(latest.put(id, sending))) {
            return;
        }
        if (!isInTheBackground(by.door())) {
            by.purchase.messagesSent++;
            Broken.unless(by.purchase.messagesSent <= 1, "one request sends two messages");
        } else {
            var isPutBack = isPinned(id) && by.sendsOn(id.text());
            Broken.unless(isPutBack || mayBeSent.merge(id, -1, Integer::sum) >= 0, "messages multiply");
        }
    }

    /// Bytes that stay longer than links to them were promised may go at any moment.
    private boolean isOverdue(String key) {
        var pinned = Optional.ofNullable(seen.get(Key.of(key).id())).map(Sound::kept).filter(kept -> kept.first().isPresent());
        return pinned.flatMap(kept -> Stream.concat(kept.pins().stream().map(Pin::pinnedAt), kept.fetchedAt().stream())
                .max(Comparator.naturalOrder())).filter(at -> !at.plus(LINKS).isAfter(world.now())).isPresent();
    }

    private static boolean isInTheBackground(String door) {
        return door.equals(Mail.RETRY) || door.equals(Rounds.SWEEP) || door.equals(Operator.ADMIN);
    }

    /// A message may be sent on once more when it was handed out before, when it came too early, and when it waits until the links to a
    /// pinned sound's bytes have ended.
    void handedOut(Post.Delivery delivery) {
        seen.values().stream().filter(sound -> delivery.body().contains(sound.id().text()))
                .filter(sound -> delivery.count() > 1 || sound.state() == SoundState.PINNED || isEarly(sound)).map(Sound::id).findFirst()
                .ifPresent(this::allowMessage);
    }

    private boolean isPinned(SoundId id) {
        return Optional.ofNullable(seen.get(id)).filter(sound -> sound.state() == SoundState.PINNED).isPresent();
    }

    private boolean isEarly(Sound sound) {
        return sound.attempts().nextAt().filter(due -> due.plus(world.plan().odds().clockError()).isAfter(world.now())).isPresent();
    }

    /// The sweep of orphans sends for every pinned sound whose bytes it meets.
    void orphansAreSwept() {
        seen.values().stream().filter(sound -> sound.state() == SoundState.PINNED).map(Sound::id).forEach(this::allowMessage);
    }

    /// Who learnt of these pins has just ended well.
    void mustBeRecorded(List<Cid> pins) {
        pins.forEach(cid -> Broken.unless(seen.values().stream().anyMatch(sound -> sound.audio().digests().cid().equals(cid)),
                "a pin is known of and not recorded"));
    }

    void checkWhatIsLeft() {
        world.stores().sounds().allOrders()
                .forEach(order -> Broken.unless(order.state() == SoundState.FAILED, "an order is left unspoken"));
        seen.values().forEach(sound -> Broken.unless(!sound.state().isPending(), "a sound is left without a provider"));
        for (var text : keys) {
            var key = Key.of(text);
            var sound = Optional.ofNullable(seen.get(key.id()));
            var isKept = switch (key.kind()) {
                case SOUND -> sound.filter(this::isTheMissingCopy).isPresent();
                case WORDS -> sound.filter(kept -> isItsWords(kept, text)).isPresent();
                case PART, ORDER -> false;
            };
            Broken.unless(isKept, "{} is left and nobody needs it", text);
        }
    }

    private static boolean isItsWords(Sound sound, String key) {
        return sound.state() != SoundState.EXPIRED && sound.audio().captionsKey().equals(Optional.of(key));
    }

    /// Where a second provider was wanted and not to be had, our own bytes stay.
    private boolean isTheMissingCopy(Sound sound) {
        return sound.state() == SoundState.PINNED && sound.kept().pins().size() < world.plan().settings().copies();
    }

    private void moved(Order before, Order after) {
        if (after.failure().isPresent()) {
            Broken.unless(world.now().isBefore(world.calm().plus(LONGEST_FOR_AN_ORDER)), "an order is spoken about for too long");
        }
        Broken.unless(after.version() == before.version() + 1, "a write goes over another");
        Broken.unless(before.state() == SoundState.SPEAKING, "an order goes on that had failed");
        Broken.unless(after.turn().fence() >= before.turn().fence() && after.progress().partsDone() >= before.progress().partsDone(),
                "an order goes back");
    }

    private void changed(Optional<Sound> before, Sound after) {
        if (before.isEmpty()) {
            entered(after);
        } else {
            moved(before.get(), after);
            allowMessage(after.id());
        }
        after.kept().providers().forEach(provider -> Broken.unless(world.vault(provider).keeps(after.audio().digests().cid()),
                "the record says that a provider keeps what it does not"));
        if (after.state().isPending()) {
            world.rounds().expires(after);
        }
        recorded.add(after.audio().digests().cid());
    }

    private void entered(Sound sound) {
        if (removed.containsKey(sound.id())) {
            Broken.unless(!sound.state().isPending(), "a sound that expired comes back");
            allowMessage(sound.id());
        } else {
            Broken.unless(sound.state() == SoundState.TEMPORARY && (sound.version() == 1 || orders.containsKey(sound.id())),
                    "a sound begins in the middle of its life");
            Broken.unless(world.stores().bytes().keys().contains(sound.audio().objectKey()), "a sound is recorded that is not stored");
            Broken.unless(sound.audio().captionsKey().stream().allMatch(world.stores().bytes().keys()::contains),
                    "a sound is recorded whose words are not stored");
        }
    }

    private static void moved(Sound before, Sound after) {
        Broken.unless(after.version() == before.version() + 1, "a write goes over another");
        Broken.unless(after.audio().equals(before.audio()) && after.owner().equals(before.owner()), "a sound becomes another");
        Broken.unless(mayBecome(before.state()).contains(after.state()), "a sound goes back from {} to {}", before.state(), after.state());
        Broken.unless(after.attempts().round() >= before.attempts().round(), "a sound goes back to an earlier round");
    }

    private static Set<SoundState> mayBecome(SoundState state) {
        return switch (state) {
            case TEMPORARY -> Set.of(SoundState.TEMPORARY, SoundState.UNPINNED, SoundState.PINNED, SoundState.EXPIRED);
            case UNPINNED -> Set.of(SoundState.UNPINNED, SoundState.PINNED, SoundState.EXPIRED);
            case SPEAKING, PINNED, EXPIRED, FAILED -> Set.of(state);
        };
    }

    private void deleted(String key) {
        if (key.equals(OrphanSweep.BOOKMARK)) {
            return;
        }
        var until = Optional.ofNullable(linkedUntil.get(key)).orElse(Instant.MIN);
        Broken.unless(!until.isAfter(world.now()), "bytes go to which a link leads until {}", until);
        var at = Key.of(key);
        var sound = Optional.ofNullable(seen.get(at.id()));
        switch (at.kind()) {
            case SOUND -> soundDeleted(key, at.id(), sound);
            case PART -> Broken.unless(sound.isPresent() || isWhole(at.id()) || world.isCalm(), "a part goes before the whole is there");
            case WORDS -> Broken.unless(sound.filter(kept -> isItsWords(kept, key)).isEmpty(), "words are deleted that belong to a sound");
            case ORDER -> Broken.unless(Optional.ofNullable(orders.get(at.id())).filter(order -> order.state() == SoundState.SPEAKING)
                    .isEmpty() || sound.isPresent(), "what is to be spoken is deleted");
        }
    }

    private void soundDeleted(String key, SoundId id, Optional<Sound> sound) {
        var isItsAudio = sound.filter(kept -> kept.audio().objectKey().equals(key)).isPresent();
        var stillNeeded = isItsAudio && sound.get().state().isPending()
                && Ledger.isAlive(sound.get(), world.now().plus(world.plan().odds().clockError()));
        Broken.unless(!stillNeeded, "bytes are deleted that nobody keeps yet");
        Broken.unless(sound.isPresent() || removed.containsKey(id) || world.isCalm(), "bytes are deleted that are being recorded");
        Broken.unless(!isItsAudio || !world.plan().settings().isChecked() || sound.get().state() != SoundState.PINNED
                || sound.get().kept().fetchedAt().isPresent(), "bytes are deleted before anybody has fetched the sound back");
    }

    private boolean isWhole(SoundId id) {
        return keys.stream().filter(key -> !key.equals(OrphanSweep.BOOKMARK)).map(Key::of)
                .anyMatch(key -> key.kind() == Key.Kind.SOUND && key.id().equals(id));
    }
}
