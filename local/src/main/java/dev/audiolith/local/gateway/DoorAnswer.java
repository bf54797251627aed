package dev.audiolith.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// What an HTTP door answered, sent on as API Gateway would.
record DoorAnswer(JsonNode answer) implements Answer {
    private static final int NO_BODY = -1;

    /// Throws [IllegalArgumentException] when the answer is not one that API Gateway understands.
    static DoorAnswer of(String json) {
        var answer = Json.read(json);
        if (answer.path("statusCode").asInt(0) < 100) {
            throw new IllegalArgumentException("the door's answer has no status");
        }
        return new DoorAnswer(answer);
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.path("headers").properties().forEach(header -> headers.set(header.getKey(), header.getValue().asText()));
        answer.path("multiValueHeaders").properties()
                .forEach(header -> header.getValue().forEach(value -> headers.add(header.getKey(), value.asText())));
        answer.path("cookies").forEach(cookie -> headers.add("Set-Cookie", cookie.asText()));
        var status = answer.path("statusCode").asInt();
        var body = body();
        if ("HEAD".equals(exchange.getRequestMethod()) || status == 204 || status == 304) {
            // A door that answers HEAD by itself knows the length of what it did not send.
            if (body.length > 0) {
                headers.putIfAbsent("Content-Length", List.of(String.valueOf(body.length)));
            }
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        headers.remove("Content-Length");
        exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] body() {
        var text = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    }
}
