package dev.audiolith.providers.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stands before a server and hands on what it says, from some moment on byte by byte: below the encryption, where nobody sees that something
/// comes.
final class DrippingPipe implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    private final ServerSocket door;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean isDripping;

    private DrippingPipe(ServerSocket door, int port) {
        this.door = door;
        this.port = port;
    }

    /// Before the server on this port.
    static DrippingPipe before(int port) {
        try {
            var pipe = new DrippingPipe(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(pipe::accept);
            return pipe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void drip() {
        isDripping = true;
    }

    private void accept() {
        try {
            while (true) {
                var client = kept(door.accept());
                var server = kept(new Socket(InetAddress.getLoopbackAddress(), port));
                pass(client.getInputStream(), server.getOutputStream());
                pass(server.getInputStream(), client.getOutputStream());
            }
        } catch (IOException e) {
            // Closed: the test is over.
            return;
        }
    }

    private Socket kept(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void pass(InputStream from, OutputStream to) {
        Thread.ofVirtual().start(() -> {
            try (from; to) {
                var buffer = new byte[16 * 1024];
                for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                    hand(buffer, count, to);
                }
            } catch (IOException e) {
                // One of the two hung up.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void hand(byte[] bytes, int count, OutputStream to) throws IOException, InterruptedException {
        if (!isDripping) {
            to.write(bytes, 0, count);
            return;
        }
        for (var at = 0; at < count && !closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); at++) {
            to.write(bytes, at, 1);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
