package dev.audiolith.providers.gateway;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Refusals;
import dev.audiolith.providers.http.Reply;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Fetches over HTTP, in constant memory, without any key.
///
/// Gateways send on to a host of their own for each address (`<cid>.ipfs.<gateway>`): such redirects are followed, at most three,
/// and only to the gateway's host or below it. Anywhere else would be the gateway's choice of whom we ask from inside our network.
public final class GatewayFetcher implements Fetcher {
    private static final int MOST_HOPS = 3;
    private static final int BUFFER = 16 * 1024;
    private static final long UNKNOWN = -1;
    private static final int PARTIAL = 206;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes 0-\\d+/(\\d{1,18})");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,18})");

    private final HttpClient client;

    public GatewayFetcher(HttpClient client) {
        this.client = client;
    }

    @Override
    public Outcome fetch(URI link, long most, Deadline deadline) {
        var gateway = link.getHost();
        var exchange = new Exchange(client, new Refusals(gateway, List.of(), Map.of(), Map.of()));
        var at = link;
        try {
            for (var hop = 0; hop <= MOST_HOPS; hop++) {
                var reply = exchange.openHop(Call.get(at).with("Range", "bytes=0-" + (most - 1)), deadline);
                try (var body = reply.body()) {
                    if (!reply.isRedirect()) {
                        return read(reply, body, most);
                    }
                }
                var next = next(link, at, reply);
                if (next.isEmpty()) {
                    return failed(gateway, "leads somewhere else");
                }
                at = next.get();
            }
            return failed(gateway, "leads in circles");
        } catch (BrokenCall e) {
            return new Outcome.NotFetched(e.failure());
        } catch (IOException e) {
            return failed(gateway, "broke off");
        }
    }

    private static Optional<URI> next(URI link, URI at, Reply reply) {
        try {
            var next = reply.headers().firstValue("location").map(location -> at.resolve(location.strip()));
            return next.filter(uri -> isBelow(link, uri));
        } catch (IllegalArgumentException e) {
            // Not an address at all.
            return Optional.empty();
        }
    }

    private static boolean isBelow(URI link, URI next) {
        var host = next.getHost();
        var isHost = host != null
                && (host.equalsIgnoreCase(link.getHost()) || host.toLowerCase(Locale.ROOT).endsWith("." + link.getHost()));
        return isHost && next.getRawUserInfo() == null && ("https".equals(next.getScheme()) || link.getScheme().equals(next.getScheme()));
    }

    private static Outcome read(Reply reply, InputStream body, long most) throws IOException {
        var hash = Sha256.start();
        var bytes = 0L;
        var buffer = new byte[BUFFER];
        for (var count = 0; count >= 0 && bytes < most; count = body.read(buffer, 0, (int) Math.min(BUFFER, most - bytes))) {
            hash.update(buffer, 0, count);
            bytes += count;
        }
        return new Outcome.Fetched(bytes, HexFormat.of().formatHex(hash.digest()), total(reply, body, bytes));
    }

    /// How long the whole is, as the gateway says it; one that ignores ranges and announces no length shows it by ending.
    private static long total(Reply reply, InputStream body, long bytes) throws IOException {
        if (reply.status() == PARTIAL) {
            return number(CONTENT_RANGE, reply.headers().firstValue("content-range").orElse(""));
        }
        var length = reply.headers().firstValue("content-length");
        return length.isPresent() ? number(LENGTH, length.get()) : body.read() < 0 ? bytes : UNKNOWN;
    }

    private static long number(Pattern pattern, String text) {
        var matcher = pattern.matcher(text.strip());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : UNKNOWN;
    }

    private static Outcome failed(String gateway, String how) {
        return new Outcome.NotFetched(Failure.of(FailureKind.CORRUPT_ANSWER, gateway, gateway + " " + how));
    }
}
