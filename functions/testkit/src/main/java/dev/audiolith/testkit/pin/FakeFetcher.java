package dev.audiolith.testkit.pin;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A web of gateways in memory: each address gives what it was told to give, all others nothing.
public final class FakeFetcher implements Fetcher {
    private final Map<URI, byte[]> contents = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();

    public synchronized void give(URI link, byte[] content) {
        contents.put(link, content.clone());
    }

    @Override
    public synchronized Outcome fetch(URI link, long most, Deadline deadline) {
        if (deadline.passed()) {
            return failed(FailureKind.TIMED_OUT, link);
        }
        asked.add(link);
        var content = contents.get(link);
        if (content == null) {
            return failed(FailureKind.NOT_FOUND, link);
        }
        var fetched = Arrays.copyOf(content, (int) Math.min(most, content.length));
        return new Outcome.Fetched(fetched.length, HexFormat.of().formatHex(Sha256.of(fetched)), content.length);
    }

    /// Every address that was asked for, in order.
    public synchronized List<URI> asked() {
        return List.copyOf(asked);
    }

    private static Outcome failed(FailureKind kind, URI link) {
        return new Outcome.NotFetched(Failure.of(kind, link.getHost(), "there is nothing"));
    }
}
