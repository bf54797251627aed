package dev.audiolith.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Answers like S3 but keeps nothing: what was put is counted and dropped, what is asked for is made anew. So the heap that is
/// measured is the uploader's own.
final class ForgetfulS3 implements AutoCloseable {
    private final HttpServer server;
    private final AtomicLong received = new AtomicLong();
    private final long objectBytes;

    ForgetfulS3(long objectBytes) throws IOException {
        this.objectBytes = objectBytes;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    long received() {
        return received.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange; var body = exchange.getRequestBody()) {
            received.addAndGet(body.transferTo(OutputStream.nullOutputStream()));
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            switch (exchange.getRequestMethod()) {
                case "GET" -> object(exchange);
                case "POST" -> text(exchange, query.startsWith("uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>upload</UploadId></InitiateMultipartUploadResult>"
                        : "<CompleteMultipartUploadResult><ETag>\"tag\"</ETag></CompleteMultipartUploadResult>");
                case "PUT" -> {
                    exchange.getResponseHeaders().add("ETag", "\"tag\"");
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private void object(HttpExchange exchange) throws IOException {
        try (var frames = new Frames(objectBytes)) {
            exchange.sendResponseHeaders(200, frames.length());
            frames.transferTo(exchange.getResponseBody());
        }
    }

    private static void text(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
