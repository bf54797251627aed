package dev.audiolith.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/// An HTTP server on a raw socket of the loopback interface that plays a script: one [Behaviour] a connection, the last one again
/// and again. Raw, because a proper server cannot misbehave.
public final class ScriptedServer implements AutoCloseable {
    private final List<Behaviour> script;
    private final ServerSocket socket;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(List<Behaviour> script, ServerSocketFactory sockets) {
        this.script = List.copyOf(script);
        try {
            this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ScriptedServer playing(Behaviour... script) {
        return playing(ServerSocketFactory.getDefault(), script);
    }

    /// Over TLS, if these are the sockets for it.
    public static ScriptedServer playing(ServerSocketFactory sockets, Behaviour... script) {
        var server = new ScriptedServer(Arrays.asList(script), sockets);
        Thread.ofVirtual().name("scripted-server").start(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /// Every request that was read to its end, in the order in which they ended.
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    public ReceivedRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, got " + requests.size());
        }
        return requests.getFirst();
    }

    /// Connections so far, whether or not anything was asked over them.
    public int connections() {
        return accepted.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (true) {
            try {
                var connection = socket.accept();
                connections.add(connection);
                var behaviour = script.get(Math.min(accepted.getAndIncrement(), script.size() - 1));
                Thread.ofVirtual().start(() -> play(behaviour, connection));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void play(Behaviour behaviour, Socket connection) {
        try (connection) {
            behaviour.play(new Connection(connection, closed, requests::add));
        } catch (IOException e) {
            // The client hung up, as many tests want it to; what matters is what the client made of it.
            return;
        }
    }
}
