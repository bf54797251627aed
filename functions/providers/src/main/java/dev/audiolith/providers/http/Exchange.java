package dev.audiolith.providers.http;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls to one provider. Whatever happens, a call ends by its deadline, holds a bounded part of either body, follows no redirect, and
/// ends in success or in one classified [BrokenCall].
public final class Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /// The client's own timer should win, as it knows whether there was a connection; but it cannot interrupt an upload that blocks.
    private static final Duration GRACE = Duration.ofMillis(100);
    /// No error answer is worth more waiting than this: the status already says what to do.
    private static final Duration ERROR_TEXT = Duration.ofSeconds(2);
    private static final int MOST_TEXT = 64 * 1024;
    private static final int MOST_ERROR_TEXT = 8 * 1024;

    /// The head of an answer, whatever it says.
    private record Begun(int status, HttpHeaders headers, InputStream body) {}

    private final String by;
    private final HttpClient client;
    private final Refusals refusals;

    public Exchange(HttpClient client, Refusals refusals) {
        this.by = refusals.by();
        this.client = client;
        this.refusals = refusals;
    }

    /// The client all exchanges should share. HTTP/1.1, because providers and test servers agree on its faults: a cut body is known by
    /// its length or its missing last chunk.
    public static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /// The whole text of a successful answer, at most 64 KiB.
    public String ask(Call call, Deadline deadline) throws BrokenCall {
        return ask(call, MOST_TEXT, deadline);
    }

    /// The whole text of a successful answer, at most `most` bytes.
    public String ask(Call call, int most, Deadline deadline) throws BrokenCall {
        try (var body = open(call, deadline).body()) {
            var bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw BrokenCall.of(FailureKind.CORRUPT_ANSWER, by, "answered more than any such answer has");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (BrokenCall e) {
            throw e;
        } catch (IOException e) {
            throw WireFaults.classify(by, e);
        }
    }

    /// A successful answer as soon as its headers are there.
    public Reply open(Call call, Deadline deadline) throws BrokenCall {
        var reply = openHop(call, deadline);
        if (reply.isRedirect()) {
            throw refusal(reply, deadline);
        }
        return reply;
    }

    /// The same, or a redirect: it is not followed, but the caller may judge where it leads.
    ///
    /// When the key is refused and another has taken its place, the call is made once more, with that one: whoever replaces a key need
    /// not stop anything. It was refused before it was looked at, so nothing is charged twice.
    public Reply openHop(Call call, Deadline deadline) throws BrokenCall {
        var shown = call.shown();
        try {
            return openHop(call, shown, deadline);
        } catch (BrokenCall refused) {
            var fresh = refused.failure().kind() == FailureKind.UNAUTHORIZED ? call.shownAfter(shown) : shown;
            if (fresh.equals(shown)) {
                throw refused;
            }
            return openHop(call, fresh, deadline);
        }
    }

    private Reply openHop(Call call, Map<String, String> shown, Deadline deadline) throws BrokenCall {
        var begun = send(call, shown, deadline);
        var reply = new Reply(begun.status(), begun.headers(), begun.body());
        if (isSuccess(begun.status()) || reply.isRedirect()) {
            return reply;
        }
        throw refusal(reply, deadline);
    }

    private BrokenCall refusal(Reply begun, Deadline deadline) {
        var retryAfter = RetryAfter.of(begun.headers(), deadline.clock().instant());
        return new BrokenCall(refusals.failure(begun.status(), errorText(begun.body()), retryAfter));
    }

    private Begun send(Call call, Map<String, String> shown, Deadline deadline) throws BrokenCall {
        var left = deadline.remaining();
        if (left.isZero()) {
            throw BrokenCall.of(FailureKind.TIMED_OUT, by, "there was no time left to ask");
        }
        try (var upload = new UploadStream(call.body(), deadline)) {
            var begun = new CompletableFuture<Begun>();
            var whole = client.sendAsync(request(call, shown, upload, left), head -> begin(head, deadline, begun));
            return await(begun, whole, left.plus(GRACE), upload);
        } catch (BrokenCall e) {
            throw e;
        } catch (IOException e) {
            throw WireFaults.classify(by, new UnreadableUpload(e));
        }
    }

    private AnswerStream begin(ResponseInfo head, Deadline deadline, CompletableFuture<Begun> begun) {
        var body = new AnswerStream(by, isSuccess(head.statusCode()) ? deadline : deadline.within(ERROR_TEXT));
        begun.complete(new Begun(head.statusCode(), head.headers(), body));
        return body;
    }

    /// Waits for the head, not for the client's own future: when a short answer is cut off at once, that one may fail although an
    /// answer had begun, and its status would be lost.
    private Begun await(CompletableFuture<Begun> begun, CompletableFuture<?> whole, Duration time, UploadStream upload)
            throws BrokenCall {
        try {
            var first = CompletableFuture.anyOf(begun, whole).get(time.toNanos(), TimeUnit.NANOSECONDS);
            return first instanceof Begun head ? head : begun.get();
        } catch (ExecutionException e) {
            var broken = WireFaults.classify(by, e);
            throw broken.failure().kind() == FailureKind.TIMED_OUT && upload.isWaitingForSource() ? WireFaults.unreadable(e) : broken;
        } catch (TimeoutException e) {
            whole.cancel(true);
            throw upload.isWaitingForSource()
                    ? WireFaults.unreadable(e)
                    : new BrokenCall(FailureKind.TIMED_OUT, by, "no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            whole.cancel(true);
            throw new BrokenCall(FailureKind.UNREACHABLE, by, "interrupted while waiting for an answer", e);
        }
    }

    private static HttpRequest request(Call call, Map<String, String> shown, InputStream upload, Duration time) {
        var request = HttpRequest.newBuilder(call.uri()).timeout(time).header("User-Agent", "audiolith");
        if (call.body().length() == 0) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", call.body().contentType()).method(call.method(),
                    BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> upload), call.body().length()));
        }
        call.headers().forEach(request::header);
        shown.forEach(request::header);
        return request.build();
    }

    private static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    /// What there is of an error's text: a refusal with a broken or endless body is still that refusal.
    private static String errorText(InputStream body) {
        var text = new byte[MOST_ERROR_TEXT];
        var length = 0;
        try (body) {
            for (var count = 0; count >= 0 && length < text.length; count = body.read(text, length, text.length - length)) {
                length += count;
            }
        } catch (IOException e) {
            return new String(text, 0, length, StandardCharsets.UTF_8);
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
