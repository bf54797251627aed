package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.Connector;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.time.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// One connection with one question and its answer. Somebody watches the time: at the deadline it is closed under whoever still reads, since
/// one who drips bytes into an encrypted record can make a single read last for ever.
final class Line implements AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final Head head;
    private final InputStream body;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean isOutOfTime;

    private Line(Socket socket, Head head, InputStream body) {
        this.socket = socket;
        this.head = head;
        this.body = body;
    }

    /// Asks, and reads the head of the answer.
    static Line open(Connector connector, Destination to, Connector.Check check, byte[] question, Deadline deadline) throws IOException {
        if (deadline.passed()) {
            throw new SocketTimeoutException("no time left to ask");
        }
        var open = new AtomicReference<>(new Socket());
        var call = new FutureTask<>(() -> ask(connector, to, check, question, open, deadline));
        Thread.ofVirtual().name("source").start(call);
        var isOpen = false;
        try {
            var line = call.get(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS);
            line.watch(deadline);
            isOpen = true;
            return line;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException("the call broke", e);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (!isOpen) {
                call.cancel(true);
                open.get().close();
            }
        }
    }

    private static Line ask(Connector connector, Destination to, Connector.Check check, byte[] question, AtomicReference<Socket> open,
            Deadline deadline) throws IOException {
        var socket = connector.connect(to, check, open, deadline);
        socket.setSoTimeout((int) LONGEST_SILENCE.toMillis());
        socket.getOutputStream().write(question);
        socket.getOutputStream().flush();
        var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        return new Line(socket, Head.read(in), in);
    }

    private void watch(Deadline deadline) {
        Thread.ofVirtual().name("source-watch").start(() -> {
            try {
                isOutOfTime = !closed.await(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        });
    }

    Head head() {
        return head;
    }

    /// As the head says where it ends.
    InputStream body() throws IOException {
        if (head.isChunked()) {
            return new ChunkedBody(body);
        }
        var length = head.length();
        return length.isPresent() ? new FixedBody(body, length.getAsLong()) : body;
    }

    boolean isOutOfTime() {
        return isOutOfTime;
    }

    /// Nothing is lost when this fails: all that is wanted of it has been read, or is wanted no more.
    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            // The system gives it up all the same.
            return;
        }
    }
}
