package dev.audiolith.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.content.Cid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// An IPFS node that takes a chosen time to pin: it reads the archive, keeps nothing and believes the address in its head.
final class Keeper implements HttpHandler {
    /// A link in the archive's head: tag 42, 37 bytes, of which the first is a zero.
    private static final byte[] LINK = {(byte) 0xd8, 0x2a, 0x58, 0x25, 0};
    /// The form's own head and the archive's are within it.
    private static final int HEAD = 1024;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Duration time = Duration.ZERO;

    void takes(Duration time) {
        this.time = time;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var head = exchange.getRequestBody().readNBytes(HEAD);
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        // A plain file is taken too; what address it got is nobody's business here.
        var text = exchange.getRequestURI().getPath().endsWith("/add")
                ? "{}"
                : "{\"Root\":{\"Cid\":{\"/\":\"%s\"},\"PinErrorMsg\":\"\"}}\n".formatted(rootIn(head));
        var answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static Cid rootIn(byte[] head) throws IOException {
        for (var at = 0; at + LINK.length + Cid.BYTES <= head.length; at++) {
            if (Arrays.equals(head, at, at + LINK.length, LINK, 0, LINK.length)) {
                return Cid.fromBytes(Arrays.copyOfRange(head, at + LINK.length, at + LINK.length + Cid.BYTES));
            }
        }
        throw new IOException("no archive");
    }
}
