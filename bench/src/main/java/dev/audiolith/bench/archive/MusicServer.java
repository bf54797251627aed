package dev.audiolith.bench.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.audiolith.testkit.recording.SampleRecording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;

/// A provider on loopback whose files are bad in five ways, as their names say.
final class MusicServer implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final byte[] SOUND = SampleRecording.of(SampleRecording.tone(1), SampleRecording.silence(0.2)).wav();
    private static final byte[] PAGE = "<!doctype html><title>Something went wrong</title>".repeat(400).getBytes(StandardCharsets.UTF_8);
    private static final int NOTHING = -1;

    private final HttpServer server;

    /// What a file is, and what is said about it.
    enum Kind {
        GOOD, GONE, BROKEN_SERVER, ERROR_PAGE, CUT_OFF, NOISE
    }

    MusicServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", MusicServer::answer);
        server.start();
    }

    URI link(Kind kind, int number) {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + "/" + kind + "/" + number + ".wav");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (Kind.valueOf(exchange.getRequestURI().getPath().split("/", -1)[1])) {
                case GOOD -> send(exchange, SOUND);
                case GONE -> exchange.sendResponseHeaders(404, NOTHING);
                case BROKEN_SERVER -> exchange.sendResponseHeaders(500, NOTHING);
                case ERROR_PAGE -> send(exchange, PAGE);
                // Half a file, and said to be whole.
                case CUT_OFF -> send(exchange, Arrays.copyOf(SOUND, SOUND.length / 2));
                case NOISE -> send(exchange, noise());
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "audio/wav");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// The beginning of a sound, and then nothing of the kind.
    private static byte[] noise() {
        var noise = new byte[SOUND.length];
        Arrays.fill(noise, (byte) 0x5a);
        noise[0] = (byte) 0xff;
        noise[1] = (byte) 0xfb;
        return noise;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
