package dev.audiolith.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// ElevenLabs with a voice whose length the text itself says ("50000 bytes, ...") and whose speed is chosen: the bytes come evenly over
/// so long a time. Whoever reads more slowly finds them waiting, as far as the network holds them.
final class Voice implements HttpHandler {
    private static final Pattern LENGTH = Pattern.compile("(\\d+) bytes");
    private static final int DRIPS = 50;

    private final AtomicInteger spoken = new AtomicInteger();
    private volatile Duration time = Duration.ZERO;
    private volatile long lastByteAt;

    void takes(Duration time) {
        this.time = time;
    }

    /// How often somebody paid.
    int spoken() {
        return spoken.get();
    }

    /// When the last byte of the latest speech had left, in the process's own nanoseconds.
    long lastByteAt() {
        return lastByteAt;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var length = LENGTH.matcher(body);
        if (!length.find()) {
            throw new IOException("the text does not say how long it is");
        }
        spoken.incrementAndGet();
        exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
        exchange.sendResponseHeaders(200, 0);
        speak(exchange, Long.parseLong(length.group(1)));
        lastByteAt = System.nanoTime();
    }

    private void speak(HttpExchange exchange, long bytes) throws IOException {
        var began = System.nanoTime();
        try (var frames = new Frames(bytes); var out = exchange.getResponseBody()) {
            var perDrip = Math.toIntExact(Math.ceilDiv(frames.length(), DRIPS));
            for (var drip = 1; drip <= DRIPS; drip++) {
                waitUntil(began + time.toNanos() * drip / DRIPS);
                out.write(frames.readNBytes(perDrip));
                out.flush();
            }
        }
    }

    private static void waitUntil(long nanos) throws IOException {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
