package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.OrderJson;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import java.time.InstantSource;
import java.util.Optional;

/// `GET /api/sounds/{id}`: everything about a sound, or about the order that it will come from, for its owner. Anyone else gets the answer for a sound that does not exist.
final class Telling {
    private final Listening listening;
    private final Orders orders;
    private final SoundJson json;
    private final InstantSource clock;

    Telling(Listening listening, Orders orders, SoundJson json, InstantSource clock) {
        this.listening = listening;
        this.orders = orders;
        this.json = json;
        this.clock = clock;
    }

    HttpAnswer get(HttpRequest request) {
        var owner = request.requireOwner();
        var id = SoundPath.id(request).orElseThrow(SoundPath::unknown);
        return listening.find(id, owner).map(sound -> told(sound, request))
                .or(() -> order(id, owner).map(order -> told(order, request)))
                // The worker may have put the sound in the order's place between the two reads.
                .or(() -> listening.find(id, owner).map(sound -> told(sound, request)))
                .orElseThrow(SoundPath::unknown);
    }

    private Optional<Order> order(SoundId id, String owner) {
        return orders.find(id).filter(order -> order.owner().equals(owner));
    }

    private HttpAnswer told(Sound sound, HttpRequest request) {
        return Answers.ok(json.of(sound, request.base(), clock.instant())).note("soundId", sound.id().text());
    }

    private static HttpAnswer told(Order order, HttpRequest request) {
        return Answers.ok(OrderJson.of(order, request.base())).note("soundId", order.id().text()).note("state", order.state());
    }
}
