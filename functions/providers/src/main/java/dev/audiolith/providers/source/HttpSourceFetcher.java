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
    private final Lines lines;

    HttpSourceFetcher(SourceRules rules, Connector connector, Pace pace) {
        this.rules = rules;
        this.lines = new Lines(connector, pace);
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
                    var next = next(stop.url(), line.head());
                    if (Registration.isPlaceholder(next)) {
                        return notOpened(FailureKind.RETIRED, "the provider took the file away and leads to a placeholder");
                    }
                    stop = new Stop(next, rules.next(next, stop.to()));
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

    /// What is only a query belongs to the very path that said so; [URI#resolve] has it otherwise.
    private static URI next(URI from, Head head) throws IOException {
        var location = head.first("location").filter(text -> !text.isEmpty())
                .orElseThrow(() -> new ProtocolException("the provider redirects to nowhere"));
        try {
            return from.resolve(new URI(location.startsWith("?") ? from.getRawPath() + location : location));
        } catch (URISyntaxException e) {
            throw new ProtocolException("the provider redirects to nowhere");
        }
    }

    private Opened opened(Stop stop, Line line, long mostBytes, Deadline deadline) throws IOException {
        var head = line.head();
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
        var body = new SourceBody(line, offset -> rest(stop, head, offset, deadline), mostBytes, lines.pace(), deadline);
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
                && isSame("etag", first, head) && isSame("last-modified", first, head);
        if (!isRest) {
            line.close();
        }
        return Optional.of(line).filter(_ -> isRest);
    }

    /// Not said again is not said otherwise.
    private static boolean isSame(String field, Head first, Head now) {
        return now.first(field).isEmpty() || now.first(field).equals(first.first(field));
    }

    /// A weak tag says that two files are alike, not that they are the same; who has one does not vouch for the date either (RFC 9110,
    /// 13.1.5).
    private static Optional<String> validator(Head head) {
        var tag = head.first("etag");
        return tag.isPresent() ? tag.filter(text -> text.startsWith("\"")) : head.first("last-modified");
    }

    private Line ask(Stop stop, String further, Deadline deadline) throws IOException {
        var to = stop.to();
        var question = "GET " + to.target() + " HTTP/1.1\r\nHost: " + to.authority() + "\r\nUser-Agent: " + AGENT
                + "\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n" + further + "\r\n";
        return lines.open(to, rules.checkOf(stop.url()), question.getBytes(StandardCharsets.US_ASCII), deadline);
    }
}
