package dev.audiolith.providers.http;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.stream.BulkInputStream;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The body of an answer while it arrives, in constant memory and under the deadline of the whole call.
///
/// It ends only when the answer really ended. A cut connection is `CORRUPT_ANSWER`, the deadline is `TIMED_OUT`, also when a
/// byte arrives every second: there is no idle timeout to be fooled. For one reader; closing it closes the connection unless
/// all was read.
public final class AnswerStream extends BulkInputStream implements BodySubscriber<InputStream> {
    /// How many pieces the network may be ahead of the reader; each is at most 16 KiB on HTTP/1.1.
    private static final int AHEAD = 4;

    private final String by;
    private final Deadline deadline;
    private final AtomicReference<Subscription> subscription = new AtomicReference<>(new NotYet());
    /// Bounded by what was asked for: at most `AHEAD` pieces and the end.
    private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> current = new ArrayDeque<>();
    private boolean hasEnded;
    private volatile boolean isClosed;

    private sealed interface Piece {
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Cut(Throwable cause) implements Piece {}
    }

    /// Stands in until the client subscribes.
    private record NotYet() implements Subscription {
        @Override
        public void request(long pieces) {}

        @Override
        public void cancel() {}
    }

    AnswerStream(String by, Deadline deadline) {
        this.by = by;
        this.deadline = deadline;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (true) {
            var buffer = current.peek();
            if (buffer == null) {
                if (hasEnded || !hasMore()) {
                    hasEnded = true;
                    return -1;
                }
            } else if (buffer.hasRemaining()) {
                var count = Math.min(length, buffer.remaining());
                buffer.get(target, offset, count);
                return count;
            } else {
                current.remove();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        subscription.get().cancel();
    }

    private boolean hasMore() throws IOException {
        return switch (next()) {
            case Piece.Bytes(var buffers) -> {
                current.addAll(buffers);
                subscription.get().request(1);
                yield true;
            }
            case Piece.End() -> false;
            case Piece.Cut(var cause) -> throw new BrokenCall(FailureKind.CORRUPT_ANSWER, by, "the answer broke off before its end", cause);
        };
    }

    private Piece next() throws IOException {
        try {
            var left = deadline.remaining();
            var piece = left.isZero() ? null : arrived.poll(left.toNanos(), TimeUnit.NANOSECONDS);
            if (piece == null) {
                close();
                throw BrokenCall.of(FailureKind.TIMED_OUT, by, "the answer was not complete in time");
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new BrokenCall(FailureKind.UNREACHABLE, by, "interrupted while the answer was arriving", e);
        }
    }

    /// The stream is handed out at once; the bytes come later.
    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription to) {
        subscription.set(to);
        // It may have been closed between its making and now.
        if (isClosed) {
            to.cancel();
        } else {
            to.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        arrived.add(new Piece.Cut(cause));
    }

    @Override
    public void onComplete() {
        arrived.add(new Piece.End());
    }
}
