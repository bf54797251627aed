package dev.audiolith.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server of somebody else's that works, or hangs up, or refuses as badly as servers do: with all that it was sent quoted back,
/// in every field where our adapters look for a code or a reason.
final class Moody implements HttpHandler {
    private static final int MOST = 64 * 1024;

    private final HttpHandler whenItWorks;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WORKS;

    enum Mood {
        WORKS, HANGS_UP,
        /// 401, with the key as the code.
        QUOTES_THE_KEY,
        /// 400, with what was sent as the code.
        QUOTES_THE_CONTENT
    }

    Moody(HttpHandler whenItWorks) {
        this.whenItWorks = whenItWorks;
    }

    void turn(Mood next) {
        mood = next;
    }

    /// The heads of all requests so far: what a refusal could quote.
    String heard() {
        return String.join("\n", heard);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var head = exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet();
        heard.add(head);
        switch (mood) {
            case WORKS -> whenItWorks.handle(exchange);
            case HANGS_UP -> exchange.close();
            case QUOTES_THE_KEY -> refuse(exchange, 401, key(exchange), head);
            case QUOTES_THE_CONTENT -> {
                var body = new String(exchange.getRequestBody().readNBytes(MOST), StandardCharsets.UTF_8);
                refuse(exchange, 400, Json.read(body).path("text").asText(), head + body);
            }
        }
    }

    private static String key(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        for (var name : List.of("xi-api-key", "Authorization", "pinata_secret_api_key")) {
            if (headers.containsKey(name)) {
                return headers.getFirst(name).replaceFirst("^(Bearer|Basic) ", "");
            }
        }
        return "no key";
    }

    private static void refuse(HttpExchange exchange, int status, String code, String everything) throws IOException {
        exchange.getRequestBody().skipNBytes(exchange.getRequestBody().available());
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + code + "\"");
        Reply.json(status, Map.of(
                "detail", Map.of("code", code, "status", code, "message", everything),
                "error", Map.of("code", code, "reason", code, "details", everything), "code", code, "name", code, "reason", code,
                "message", everything, "Message", code, "Code", code)).send(exchange);
    }
}
