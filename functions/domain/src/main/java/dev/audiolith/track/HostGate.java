package dev.audiolith.track;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Keeps us polite: no provider's host is asked for more files at once, or faster, than is decent, however many of us there are.
public interface HostGate {

    /// A place at this host until `until`; empty when all are taken, or one was given out a moment ago.
    Optional<Pass> enter(String host, Instant until);

    /// Gives the place up. Harmless twice; whoever dies gives it up by dying.
    void leave(Pass pass);

    /// One place at one host.
    record Pass(String host, int place, String holder) {}

    static String hostOf(URI source) {
        return Optional.ofNullable(source.getHost()).orElse("");
    }
}
