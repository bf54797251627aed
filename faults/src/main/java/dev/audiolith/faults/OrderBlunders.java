package dev.audiolith.faults;

import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SpeakQueue;
import java.util.Optional;

/// How orders can be worked off carelessly.
final class OrderBlunders {

    static Ports seeNoTurns(Ports ports, Container container) {
        return ports.with(new Decorated.OrderBook(ports.orders()) {
            @Override
            public Optional<Order> find(SoundId id) {
                return super.find(id).map(order -> new Order(order.id(), order.owner(), order.progress(),
                        Order.Turn.free(order.turn().fence()), order.tries(), order.failure(), order.callbacks(), order.span(),
                        order.version()));
            }
        });
    }

    static Ports fulfilAnyway(Ports ports, Container container) {
        var table = container.world().stores().sounds();
        return ports.with(new Decorated.OrderBook(ports.orders()) {
            @Override
            public boolean fulfil(Order order, Sound sound) {
                if (!super.fulfil(order, sound)) {
                    table.forget(order.id());
                    table.expire(order.id());
                    table.putIfAbsent(sound);
                }
                return true;
            }
        });
    }

    static Ports sweepInVain(Ports ports, Container container) {
        SpeakQueue deaf = (id, delay) -> {
            if (!container.invocation().door().equals(Rounds.SWEEP)) {
                ports.speakQueue().send(id, delay);
            }
        };
        return ports.with(deaf);
    }

    private OrderBlunders() {}
}
