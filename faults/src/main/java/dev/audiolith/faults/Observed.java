package dev.audiolith.faults;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.speech.SpeechRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Tells the [Ledger] how far each request has come, at the very step that brings it there.
final class Observed {
    private final Container container;
    private final Ledger ledger;

    private Observed(Container container, Ledger ledger) {
        this.container = container;
        this.ledger = ledger;
    }

    static Ports by(Container container, World world, Ports ports) {
        var observed = new Observed(container, world.ledger());
        return ports.with(observed.claims(ports.claims())).with(observed.orders(ports.orders())).with(observed.speech(ports.speech()))
                .with(observed.bytes(ports.bytes()));
    }

    private Claims claims(Claims claims) {
        return new Decorated.Desk(claims) {
            @Override
            public Claims.Outcome take(Wanted wanted) {
                var outcome = super.take(wanted);
                if (outcome instanceof Claims.Outcome.Taken(var claim)) {
                    container.claims(claim.soundId());
                    ledger.claimed(container);
                }
                return outcome;
            }

            @Override
            public void release(Claim claim) {
                super.release(claim);
                ledger.leaves(container);
            }

            @Override
            public boolean settle(Claim claim, Sound sound) {
                var settled = super.settle(claim, sound);
                if (settled) {
                    ledger.recorded(container, sound.id());
                }
                return settled;
            }

            @Override
            public boolean settle(Claim claim, Order order) {
                var settled = super.settle(claim, order);
                if (settled) {
                    ledger.ordered(container, order.id());
                }
                return settled;
            }
        };
    }

    private Orders orders(Orders orders) {
        return new Decorated.OrderBook(orders) {
            @Override
            public boolean replace(Order changed) {
                var replaced = super.replace(changed);
                if (replaced && changed.turn().leaseUntil().isEmpty()) {
                    ledger.leaves(container);
                }
                return replaced;
            }

            @Override
            public boolean fulfil(Order order, Sound sound) {
                var fulfilled = super.fulfil(order, sound);
                if (fulfilled) {
                    ledger.recorded(container, sound.id());
                }
                return fulfilled;
            }
        };
    }

    /// Whoever looks up what was ordered has just taken the turn to speak it.
    private OrderedSpeech speech(OrderedSpeech speech) {
        return new Decorated.Drawer(speech) {
            @Override
            public Optional<SpeechRequest> find(SoundId id) {
                container.claims(id);
                ledger.takesTurn(container, id);
                return super.find(id);
            }
        };
    }

    private SoundBytes bytes(SoundBytes bytes) {
        return new Decorated.Bucket(bytes) {
            @Override
            public Held store(String key, Notes notes, InputStream audio) throws IOException {
                var held = super.store(key, notes, audio);
                ledger.stored(container.claimedId());
                return held;
            }
        };
    }
}
