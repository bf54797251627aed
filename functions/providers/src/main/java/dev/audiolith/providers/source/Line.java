package dev.audiolith.providers.source;

import dev.audiolith.time.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One connection with one question and its answer.
///
/// Somebody watches the time and closes it under whoever still reads: a time limit of the socket begins anew with every byte, and one who drips
/// bytes into an encrypted record, or into what stands between two chunks, can make a single read last for ever.
final class Line implements AutoCloseable {
    private final Socket socket;
    private final Head head;
    private final InputStream in;
    private final CountDownLatch closed = new CountDownLatch(1);
    /// Odd while somebody reads.
    private final AtomicLong steps = new AtomicLong();
    private volatile boolean isTimedOut;

    Line(Socket socket, Head head, InputStream in) {
        this.socket = socket;
        this.head = head;
        this.in = in;
    }

    /// Until the deadline, and while no single read lasts twice as long as `silence`.
    void watch(Duration silence, Deadline deadline) {
        Thread.ofVirtual().name("source-watch").start(() -> {
            try (this) {
                var seen = 0L;
                while (!isTimedOut) {
                    var left = deadline.remaining();
                    var wait = left.compareTo(silence) < 0 ? left : silence;
                    if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    var now = steps.get();
                    isTimedOut = wait.equals(left) || (now % 2 == 1 && now == seen);
                    seen = now;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Head head() {
        return head;
    }

    /// As the head says where it ends.
    InputStream body() throws IOException {
        return new Watched(framed());
    }

    private InputStream framed() throws IOException {
        if (head.isChunked()) {
            return new ChunkedBody(in);
        }
        var length = head.length();
        return length.isPresent() ? new FixedBody(in, length.getAsLong()) : in;
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

    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            steps.incrementAndGet();
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                if (isTimedOut) {
                    var late = new SocketTimeoutException("nothing came in time");
                    late.initCause(e);
                    throw late;
                }
                throw e;
            } finally {
                steps.incrementAndGet();
            }
        }
    }
}
