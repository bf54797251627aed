package dev.audiolith.bench.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.audiolith.bench.PlainFfmpeg;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/// A provider of films as long as one asks for: a minute of sound in MP4, and behind it a box that players skip.
final class Film implements AutoCloseable {
    private static final int BOX_HEADER = 16;
    private static final int BUFFER = 64 * 1024;
    private static final String SLOW = "/slow/";

    private final HttpServer server;
    private final byte[] beginning;

    Film(PlainFfmpeg ffmpeg, Path folder) throws IOException {
        var file = folder.resolve("film.mp4");
        ffmpeg.run(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=60", "-c:a", "aac", "-movflags", "+faststart",
                file.toString()));
        this.beginning = Files.readAllBytes(file);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Of so many bytes, or as few as there can be.
    URI link(long bytes) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + bytes + ".mp4");
    }

    /// The same, over a [Line].
    URI slowLink(long bytes) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + SLOW + bytes + ".mp4");
    }

    int least() {
        return beginning.length + BOX_HEADER;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var isSlow = exchange.getRequestURI().getPath().startsWith(SLOW);
        try (exchange; var out = isSlow ? Line.to(exchange.getResponseBody()) : exchange.getResponseBody()) {
            var bytes = Math.max(least(), Long.parseLong(exchange.getRequestURI().getPath().replaceAll("\\D", "").replaceFirst("4$", "")));
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, bytes);
            out.write(beginning);
            out.write(ByteBuffer.allocate(BOX_HEADER).putInt(1).put("free".getBytes(StandardCharsets.US_ASCII))
                    .putLong(bytes - beginning.length).array());
            send(out, bytes - least());
        }
    }

    private static void send(OutputStream out, long bytes) throws IOException {
        var nothing = new byte[BUFFER];
        for (var left = bytes; left > 0; left -= BUFFER) {
            out.write(nothing, 0, (int) Math.min(left, BUFFER));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
