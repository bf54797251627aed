package dev.audiolith.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// OpenAI with a typist who hears a word every 400 ms and takes as long as is chosen. Whoever asks may name an ill one by its model:
/// `typist-429`, `typist-500`, `typist-hangs`, `typist-hangs-up`.
final class Typist implements HttpHandler {
    private static final Pattern MODEL = Pattern.compile("name=\"model\"\r\n\r\n(\\S+)\r\n");
    /// Of the pieces that are sent, see `Commands`.
    private static final int BYTES_A_SECOND = 4_000;
    private static final double WORD_SECONDS = 0.4;
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private volatile UnaryOperator<Duration> time = _ -> Duration.ZERO;

    /// How long it takes for a piece that plays so long.
    void takes(UnaryOperator<Duration> time) {
        this.time = time;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        var model = MODEL.matcher(form);
        switch (model.find() ? model.group(1) : "") {
            case "typist-429" -> refuse(exchange, 429);
            case "typist-500" -> refuse(exchange, 500);
            case "typist-hangs" -> sleep(FOR_EVER);
            // Ended without a word by whoever holds the exchange.
            case "typist-hangs-up" -> exchange.getRequestHeaders();
            default -> answer(exchange, Duration.ofSeconds(Math.max(1, form.length() / BYTES_A_SECOND)));
        }
    }

    private void answer(HttpExchange exchange, Duration length) throws IOException {
        sleep(time.apply(length));
        var words = new ArrayList<Map<String, Object>>();
        for (var at = 0.0; at + WORD_SECONDS <= length.toSeconds(); at += WORD_SECONDS) {
            words.add(Map.of("word", "word", "start", at, "end", at + WORD_SECONDS));
        }
        var text = "word ".repeat(words.size()).strip();
        Reply.json(200, Map.of("text", text, "language", "english", "words", words, "segments",
                List.of(Map.of("id", 0, "start", 0, "end", length.toSeconds(), "text", text)))).send(exchange);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        Reply.json(status, Map.of("error", Map.of("message", "not now", "code", "server_error"))).send(exchange);
    }

    private static void sleep(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
