package dev.audiolith.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A transcriber that hears the same two words in everything, and counts how often it was asked.
final class Ear implements HttpHandler {
    private final AtomicInteger asked = new AtomicInteger();

    int asked() {
        return asked.get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        Reply.json(200, Map.of("text", "Good morning.", "language", "english",
                "segments", List.of(Map.of("id", 0, "start", 0.1, "end", 0.9, "text", " Good morning.")),
                "words", List.of(Map.of("word", "Good", "start", 0.1, "end", 0.4), Map.of("word", "morning", "start", 0.5, "end", 0.9))))
                .send(exchange);
    }
}
