package dev.audiolith.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server that only this machine can reach; each exchange has a virtual thread of its own.
public final class Loopback implements AutoCloseable {
    /// Take any free port.
    public static final int ANY_PORT = 0;

    private static final int NO_DELAY = 0;

    private final HttpServer server;
    private final ExecutorService threads;

    private Loopback(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    public static Loopback start(int port, HttpHandler handler) throws IOException {
        var loopback = bind(port);
        loopback.serve(handler);
        return loopback;
    }

    /// Takes the port now and answers later: whoever connects meanwhile waits.
    public static Loopback bind(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port);
        var server = HttpServer.create(address, 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        return new Loopback(server, threads);
    }

    public void serve(HttpHandler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(NO_DELAY);
        threads.shutdownNow();
    }
}
