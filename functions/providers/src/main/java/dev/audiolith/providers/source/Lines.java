package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.Connector;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.time.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Asks providers, and gives whoever has not answered in time no more of it: the name servers, the handshake and a head that comes byte by byte
/// are all in that time.
record Lines(Connector connector, Pace pace) {
    private static final int BUFFER = 64 * 1024;

    /// With the head of the answer read.
    Line open(Destination to, Connector.Check check, byte[] question, Deadline deadline) throws IOException {
        if (deadline.passed()) {
            throw new SocketTimeoutException("no time left to ask");
        }
        var soon = deadline.within(pace.answer());
        var socket = new AtomicReference<>(new Socket());
        var call = new FutureTask<>(() -> ask(to, check, question, socket, soon));
        Thread.ofVirtual().name("source").start(call);
        var isOpen = false;
        try {
            var line = call.get(Math.max(1, soon.remaining().toMillis()), TimeUnit.MILLISECONDS);
            line.watch(pace.silence(), deadline);
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
                socket.get().close();
            }
        }
    }

    private Line ask(Destination to, Connector.Check check, byte[] question, AtomicReference<Socket> open, Deadline soon)
            throws IOException {
        var socket = connector.connect(to, check, open, soon);
        socket.getOutputStream().write(question);
        socket.getOutputStream().flush();
        var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        return new Line(socket, Head.read(in), in);
    }
}
