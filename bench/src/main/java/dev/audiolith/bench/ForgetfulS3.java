package dev.audiolith.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Answers like S3 but keeps only how long each object is, and lists none: what was put is counted and dropped, what is asked for is made anew, since
/// all speech is [Frames] here. So neither a disk nor another process's memory is measured with the uploader.
public final class ForgetfulS3 implements HttpHandler {
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var key = exchange.getRequestURI().getPath();
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (query.startsWith("list-type")) {
                    text(exchange, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
                } else {
                    object(exchange, lengths.getOrDefault(key, 0L));
                }
            }
            case "POST" -> {
                exchange.getRequestBody().readAllBytes();
                text(exchange, query.startsWith("uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>upload</UploadId></InitiateMultipartUploadResult>"
                        : "<CompleteMultipartUploadResult><ETag>\"tag\"</ETag></CompleteMultipartUploadResult>");
            }
            case "PUT" -> {
                lengths.merge(key, taken(exchange), Long::sum);
                exchange.getResponseHeaders().add("ETag", "\"tag\"");
                exchange.sendResponseHeaders(200, -1);
            }
            default -> {
                lengths.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    /// A body that carries its own checksums is longer than what it says.
    private static long taken(HttpExchange exchange) throws IOException {
        var received = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length")).map(Long::valueOf)
                .orElse(received);
    }

    private static void object(HttpExchange exchange, long length) throws IOException {
        try (var frames = new Frames(length)) {
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
