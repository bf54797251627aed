package dev.audiolith.faults;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/// Tells the [Ledger] how far each request has come, at the very step that brings it there.
final class Observed {
    private final Container container;
    private final Ledger ledger;
    private final Watch watch;

    private Observed(Container container, Ledger ledger, Watch watch) {
        this.container = container;
        this.ledger = ledger;
        this.watch = watch;
    }

    static Ports by(Container container, World world, Ports ports) {
        var observed = new Observed(container, world.ledger(), world.watch());
        return ports.with(observed.claims(ports.claims())).with(observed.orders(ports.orders()))
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
                } else if (replaced && isTaking(changed)) {
                    container.claims(changed.id());
                    ledger.takesTurn(container, changed.id());
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

    /// Not only told how far it has come.
    private boolean isTaking(Order changed) {
        var purchase = container.invocation().purchase;
        var isNew = purchase.fence != changed.turn().fence() && container.invocation().door().equals(Mail.SPEAK);
        purchase.fence = isNew ? changed.turn().fence() : purchase.fence;
        return isNew;
    }

    private SoundBytes bytes(SoundBytes bytes) {
        return new Decorated.Bucket(bytes) {
            @Override
            public Held store(String key, Notes notes, InputStream audio) throws IOException {
                var held = super.store(key, notes, audio);
                ledger.stored(container, key);
                return held;
            }

            @Override
            public URI link(String key, Duration life, String cacheControl) {
                watch.linked(key, life);
                return super.link(key, life, cacheControl);
            }
        };
    }
}
