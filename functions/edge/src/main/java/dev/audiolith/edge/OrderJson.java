package dev.audiolith.edge;

import dev.audiolith.failure.Failure;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Progress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// An order as its owner is told about it: under the id, and at the address, of the sound that will take its place.
public final class OrderJson {

    /// `base` is where we were reached.
    public static Map<String, Object> of(Order order, URI base) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", order.id().text());
        json.put("state", order.state().name());
        json.put("statusUrl", statusUrl(order, base));
        json.put("progress", progress(order.progress()));
        json.put("createdAt", order.span().acceptedAt().toString());
        order.failure().ifPresent(failure -> json.put("failure", failure(failure)));
        return json;
    }

    public static String statusUrl(Order order, URI base) {
        return base + "/api/sounds/" + order.id();
    }

    private static Map<String, Object> progress(Progress progress) {
        var json = new LinkedHashMap<String, Object>();
        json.put("partsDone", progress.partsDone());
        json.put("partsTotal", progress.partsTotal());
        json.put("charactersDone", progress.charactersDone());
        json.put("charactersTotal", progress.charactersTotal());
        return json;
    }

    /// In the words in which the same failure would have been answered to one who waited.
    private static Map<String, Object> failure(Failure failure) {
        var refusal = SpeechRefusals.refusal(failure);
        var json = new LinkedHashMap<String, Object>();
        json.put("code", refusal.code());
        json.put("message", refusal.message());
        json.put("retryable", refusal.retryable());
        return json;
    }

    private OrderJson() {}
}
