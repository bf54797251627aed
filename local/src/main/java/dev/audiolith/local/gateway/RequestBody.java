package dev.audiolith.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads a request's body, but neither for ever nor without end.
sealed interface RequestBody {

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Whole(byte[] bytes) implements RequestBody {}

    record TooLarge() implements RequestBody {}

    /// The sender stopped sending, or sends too slowly, or broke off; the connection is closed.
    record Unfinished() implements RequestBody {}

    static RequestBody read(HttpExchange exchange, int mostBytes, Duration limit) {
        var body = exchange.getRequestBody();
        var task = new FutureTask<>(() -> read(body, mostBytes));
        Thread.startVirtualThread(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Interrupting the read closes the connection: there is no way to stop reading and still answer.
            task.cancel(true);
            return new Unfinished();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unfinished();
        }
    }

    private static RequestBody read(InputStream body, int mostBytes) throws IOException {
        var bytes = body.readNBytes(mostBytes + 1);
        if (bytes.length <= mostBytes) {
            return new Whole(bytes);
        }
        // As much again is thrown away, so that a sender who is only a little over reads our answer instead of a reset.
        body.skip(mostBytes);
        return new TooLarge();
    }
}
