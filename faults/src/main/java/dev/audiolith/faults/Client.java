package dev.audiolith.faults;

import dev.audiolith.content.Cid;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Captions;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Playback;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.speech.SpeechModel;
import dev.audiolith.speech.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Somebody who wants a text spoken: asks, asks again when the answer was an error or never came, listens now and then, and does not
/// forget what was promised.
final class Client {
    static final String VOCALIZE = "vocalize";

    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration ANSWERING = Duration.ofMillis(1_500);
    private static final int PATIENCE = 3;

    private final World world;
    private final VocalizeRequest request;
    private final List<Promise> promises = new ArrayList<>();
    private final Set<SoundId> orders = new HashSet<>();

    /// This sound can be heard until then.
    private record Promise(Sound sound, Cid cid, Instant until) {}

    Client(World world, Wish wish) {
        this.world = world;
        this.request = wish.request();
        world.at(wish.at(), () -> ask(PATIENCE));
        if (wish.cache() || wish.key().isPresent()) {
            world.at(world.calm(), () -> insist(2 * PATIENCE));
        }
    }

    /// Asks; may ask again as long as things go wrong.
    private void ask(int patience) {
        askOnce(() -> {
            if (patience > 0 && world.now().isBefore(world.plan().calmAt())) {
                world.at(world.now().plusMillis(200 + world.dice().below(90_000)), () -> ask(patience - 1));
            }
        });
    }

    /// Asks when nothing goes wrong any more: then there must be an answer.
    private void insist(int patience) {
        askOnce(() -> {
            Broken.unless(patience > 0, "nothing goes wrong and yet there is no answer");
            world.at(world.now().plus(Duration.ofMinutes(4)), () -> insist(patience - 1));
        });
    }

    private void askOnce(Runnable otherwise) {
        var unit = Ledger.unitOf(request, world.stage().next());
        var answered = new boolean[1];
        world.stage().invoke(VOCALIZE, REQUEST, container -> {
            world.ledger().enters(container, unit);
            try {
                var answer = container.doors().vocalizer().vocalize(request, container.in(REQUEST.minus(ANSWERING)));
                switch (answer) {
                    case Vocalized.Spoken(var sound, var charged, _) -> {
                        promised(container, unit, sound, charged);
                        answered[0] = true;
                    }
                    case Vocalized.Accepted(var order) -> {
                        accepted(unit, order);
                        answered[0] = true;
                    }
                    case Vocalized.KeyReused() -> answered[0] = true;
                    case Vocalized.InProgress _,Vocalized.NotSpoken _ -> world.log("client", "is told " + answer);
                }
            } catch (StorageUnavailable e) {
                world.log("client", "is told that our storage does not answer: " + e.getMessage());
            }
        }, () -> {
            if (!answered[0]) {
                otherwise.run();
            }
        });
    }

    private void accepted(String unit, Order order) {
        world.log("client", "is told that " + order.id() + " will be spoken");
        Broken.unless(order.owner().equals(request.owner()), "{} is answered with an order of {}", request.owner(), order.owner());
        Broken.unless(world.ledger().soundsOf(unit).contains(order.id()), "the answer is an order of another request");
        orders.add(order.id());
        request.delivery().callback().ifPresent(url -> world.told().owes(url, order.id(), request.owner()));
    }

    private void promised(Container container, String unit, Sound sound, long charged) {
        world.log("client", "is promised " + sound.state() + " " + sound.id());
        Broken.unless(sound.owner().equals(request.owner()), "{} is answered with a sound of {}", request.owner(), sound.owner());
        Broken.unless(world.ledger().soundsOf(unit).contains(sound.id()), "the answer is a sound of another request");
        var cid = sound.audio().digests().cid();
        if (sound.state() == SoundState.PINNED) {
            Broken.unless(world.vaults().stream().anyMatch(vault -> vault.keeps(cid)), "said to be pinned, and nobody keeps it");
        } else {
            // Whoever moved it on and died before the next message leaves it to the sweep of what is due.
            var isBeingSeenTo = world.mail().retries().holds(sound.id().text()) || world.stores().recorded(sound.id()).stream()
                    .anyMatch(
                            now -> now.state() == SoundState.PINNED || (now.attempts().round() > 0 && now.attempts().nextAt().isPresent()));
            Broken.unless(isBeingSeenTo || !Ledger.isAlive(sound, container.now()),
                    "acknowledged without a message that comes back for it");
        }
        Broken.unless(charged == 0 || world.ledger().purchases() > 0, "charged for nothing");
        request.delivery().callback().ifPresent(url -> world.told().owes(url, sound.id(), request.owner()));
        promises.add(new Promise(sound, cid, sound.life().expiresAt().orElse(Instant.MAX)));
        world.at(world.now().plusMillis(world.dice().below(world.dice().happens(0.5) ? 90_000 : 7_200_000)), () -> listen(sound));
    }

    /// Somebody follows the link, and somebody else tries to.
    private void listen(Sound sound) {
        world.stage().invoke("listening", REQUEST, container -> {
            try {
                Broken.unless(container.doors().listening().find(sound.id(), "eve").isEmpty(), "eve learns of a sound of {}",
                        sound.owner());
                var asked = container.now();
                var playback = container.doors().playing().find(sound.id(), container.in(REQUEST.minus(ANSWERING)));
                if (playback instanceof Playback.Temporary(var now, _, _)) {
                    Broken.unless(now.life().expiresAt().filter(end -> !end.isAfter(asked)).isEmpty(), "an expired sound is served");
                }
            } catch (StorageUnavailable e) {
                world.log("listener", "hears that our storage does not answer: " + e.getMessage());
            }
        }, () -> {});
    }

    private void checkWords(Sound sound) {
        if (request.speech().captions()) {
            var words = new Captions(world.stores().bytes()).find(sound).orElseThrow(() -> new Broken("there are no words"));
            var parts = SpeechModel.of(request.speech().modelId()).parts(request.speech());
            Broken.unless(words.stream().map(Word::text).toList().equals(parts.stream().map(Voice::firstWords).toList()),
                    "the words are not those that were spoken");
        }
    }

    /// Now that all is quiet: every promise still stands.
    void check(Container honest) {
        for (var id : orders) {
            var failed = world.stores().sounds().allOrders().stream()
                    .anyMatch(order -> order.id().equals(id) && order.failure().isPresent());
            Broken.unless(failed || world.stores().recorded(id).isPresent(), "an order became nothing");
        }
        for (var promise : promises) {
            var id = promise.sound().id();
            var isOver = !honest.now().isBefore(promise.until());
            switch (honest.doors().listening().find(id)) {
                case Playback.Permanent _ -> {
                    var record = world.stores().recorded(id).orElseThrow();
                    var by = record.pin().orElseThrow().provider();
                    Broken.unless(record.audio().digests().cid().equals(promise.cid()), "another sound is heard than was promised");
                    Broken.unless(world.vault(by).keeps(promise.cid()), "what was promised is not kept by {}", by);
                    checkWords(record);
                }
                case Playback.Temporary(var sound, _, _) -> {
                    Broken.unless(sound.audio().digests().cid().equals(promise.cid()), "another sound is heard than was promised");
                    Broken.unless(world.stores().bytes().keys().contains(sound.audio().objectKey()),
                            "the bytes of a promised sound are gone");
                }
                case Playback.Expired() -> Broken.unless(isOver, "a promised sound is over before its time");
                case Playback.Unknown() -> throw new Broken("a promised sound is unknown");
            }
        }
    }
}
