package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.OrderJson;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Reading;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.speech.Word;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `GET /api/sounds/{id}`: everything about a sound, or about the order that it will come from, for its owner. Anyone else gets the answer for a sound that does not exist.
final class Telling {
    private final Listening listening;
    private final Orders orders;
    private final Reading reading;
    private final SoundJson json;
    private final InstantSource clock;

    Telling(Listening listening, Orders orders, Reading reading, SoundJson json, InstantSource clock) {
        this.listening = listening;
        this.orders = orders;
        this.reading = reading;
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
        var now = clock.instant();
        var data = json.of(sound, request.base(), now);
        if (sound.stateAt(now) != SoundState.EXPIRED) {
            reading.words(sound).ifPresent(words -> data.put("words", words.stream().map(Telling::word).toList()));
        }
        return Answers.ok(data).note("soundId", sound.id().text());
    }

    private static HttpAnswer told(Order order, HttpRequest request) {
        return Answers.ok(OrderJson.of(order, request.base())).note("soundId", order.id().text()).note("state", order.state());
    }

    private static Map<String, Object> word(Word word) {
        var json = new LinkedHashMap<String, Object>();
        json.put("word", word.text());
        json.put("start", word.start().toMillis() / 1000.0);
        json.put("end", word.end().toMillis() / 1000.0);
        return json;
    }
}
