package dev.audiolith.providers.source;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.guard.Connector;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.Registration;
import dev.audiolith.track.SourceFetcher;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Fetches files by HTTP from addresses that strangers gave us.
///
/// Redirects are followed by hand, each checked as if it had been given to us; nothing is sent along that could tell who we are but our own
/// name, since some providers turn away whoever has none.
public final class HttpSourceFetcher implements SourceFetcher {
    private static final int MOST_REDIRECTS = 5;
    private static final String AGENT = "Audiolith/1.0 (archiver)";

    private final SourceRules rules;
    private final Connector connector;

    HttpSourceFetcher(SourceRules rules, Connector connector) {
        this.rules = rules;
        this.connector = connector;
    }

    @Override
    public Optional<String> objection(URI source) {
        try {
            rules.of(source);
            return Optional.empty();
        } catch (ForbiddenDestination e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Opened open(URI source, long mostBytes, Deadline deadline) {
        try {
            return follow(source, mostBytes, deadline);
        } catch (IOException e) {
            return new Opened.NotOpened(Wire.failure(e));
        }
    }

    /// Where we are on the way.
    private record Stop(URI url, Destination to) {}

    private Opened follow(URI source, long mostBytes, Deadline deadline) throws IOException {
        var stop = new Stop(source, rules.of(source));
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var line = ask(stop, "", deadline);
            var isTaken = false;
            try {
                if (isRedirect(line.head().status())) {
                    stop = next(stop, line.head());
                    continue;
                }
                var opened = opened(stop, line, mostBytes, deadline);
                isTaken = opened instanceof Opened.Open;
                return opened;
            } finally {
                if (!isTaken) {
                    line.close();
                }
            }
        }
        throw new ProtocolException("the provider redirects without end");
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private Stop next(Stop stop, Head head) throws IOException {
        var location = head.first("location").orElseThrow(() -> new ProtocolException("the provider redirects to nowhere"));
        try {
            var url = stop.url().resolve(new URI(location));
            return new Stop(url, rules.next(url, stop.to()));
        } catch (URISyntaxException e) {
            throw new ForbiddenDestination("is malformed");
        }
    }

    private Opened opened(Stop stop, Line line, long mostBytes, Deadline deadline) throws IOException {
        var head = line.head();
        if (Registration.isPlaceholder(stop.url())) {
            return notOpened(FailureKind.RETIRED, "the provider took the file away and leads to a placeholder");
        }
        if (head.status() != 200) {
            return new Opened.NotOpened(Wire.failure(head, deadline.clock().instant()));
        }
        if (head.isEncoded()) {
            return notOpened(FailureKind.CORRUPT_ANSWER, "the provider sends the file encoded");
        }
        var length = head.isChunked() ? OptionalLong.empty() : head.length();
        if (length.isPresent() && length.getAsLong() > mostBytes) {
            return notOpened(FailureKind.TOO_LARGE, "the file has more than " + mostBytes + " bytes");
        }
        var body = new SourceBody(line, offset -> rest(stop, head, offset, deadline), mostBytes, deadline);
        return new Opened.Open(body, length);
    }

    private static Opened notOpened(FailureKind kind, String message) {
        return new Opened.NotOpened(Wire.failure(kind, message));
    }

    /// Only what is surely the rest of the very same file.
    private Optional<Line> rest(Stop stop, Head first, long offset, Deadline deadline) throws IOException {
        var validator = validator(first);
        if (validator.isEmpty()) {
            return Optional.empty();
        }
        var line = ask(stop, "Range: bytes=" + offset + "-\r\nIf-Range: " + validator.get() + "\r\n", deadline);
        var total = first.length().orElseThrow();
        var expected = "bytes " + offset + "-" + (total - 1) + "/" + total;
        var head = line.head();
        var isRest = head.status() == 206 && head.first("content-range").equals(Optional.of(expected)) && !head.isEncoded()
                && first.first("etag").equals(head.first("etag").or(() -> first.first("etag")));
        if (!isRest) {
            line.close();
        }
        return Optional.of(line).filter(_ -> isRest);
    }

    /// A weak tag says that two files are alike, not that they are the same.
    private static Optional<String> validator(Head head) {
        return head.first("etag").filter(tag -> tag.startsWith("\"")).or(() -> head.first("last-modified"));
    }

    private Line ask(Stop stop, String further, Deadline deadline) throws IOException {
        var to = stop.to();
        var question = "GET " + to.target() + " HTTP/1.1\r\nHost: " + to.authority() + "\r\nUser-Agent: " + AGENT
                + "\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n" + further + "\r\n";
        return Line.open(connector, to, rules.checkOf(stop.url()), question.getBytes(StandardCharsets.US_ASCII), deadline);
    }
}
