package dev.audiolith.providers.source;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.providers.http.RetryAfter;
import dev.audiolith.track.SourceFetcher;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// What it means that a file could not be had. No text names where it lies: its address may be a key to it.
final class Wire {

    static Failure failure(IOException why) {
        return switch (why) {
            case ForbiddenDestination e -> failure(FailureKind.FORBIDDEN, "the link " + e.getMessage());
            case SocketTimeoutException _ -> failure(FailureKind.TIMED_OUT, "nothing came in time");
            case UnknownHostException _ -> failure(FailureKind.UNREACHABLE, "the host has no address");
            case ConnectException _ -> failure(FailureKind.UNREACHABLE, "no connection");
            case SSLException _ -> failure(FailureKind.UNREACHABLE, "no secure connection");
            case ProtocolException e -> failure(FailureKind.CORRUPT_ANSWER, String.valueOf(e.getMessage()));
            case CutOff _ -> failure(FailureKind.CORRUPT_ANSWER, "the file was cut off");
            default -> failure(FailureKind.UNREACHABLE, "the connection broke");
        };
    }

    /// For anything but 200.
    static Failure failure(Head head, Instant now) {
        var message = "the provider answered " + head.status();
        var failure = failure(kind(head.status()), message);
        return head.first("retry-after").flatMap(text -> RetryAfter.parse(text, now))
                .map(wait -> new Failure(failure.kind(), failure.by(), message, Optional.of(wait))).orElse(failure);
    }

    private static FailureKind kind(int status) {
        return switch (status) {
            case 401, 403, 451 -> FailureKind.FORBIDDEN;
            case 404 -> FailureKind.NOT_FOUND;
            case 408, 504 -> FailureKind.TIMED_OUT;
            case 410 -> FailureKind.RETIRED;
            case 425, 429, 430 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.BUSY : status >= 400 ? FailureKind.INVALID_INPUT : FailureKind.CORRUPT_ANSWER;
        };
    }

    static Failure failure(FailureKind kind, String message) {
        return Failure.of(kind, SourceFetcher.SOURCE, message);
    }

    private Wire() {}
}
