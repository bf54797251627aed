package dev.audiolith.authorizer;

import com.nimbusds.jose.jwk.RSAKey;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The issuer's keys, as long as they may be believed. Looked for again when they are old and when a token names one that is not among
/// them, but not more often than every ten seconds: strangers could otherwise have us ask the issuer with every call.
///
/// While the issuer cannot be asked, keys stay good for two hours after they were seen, as API Gateway keeps them.
final class IssuerKeys {
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration GOOD = Duration.ofHours(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Instant NEVER = Instant.EPOCH;

    private final KeySource source;
    private final InstantSource clock;
    private volatile Known known = new Known(List.of(), NEVER, NEVER, "it was not asked yet");

    /// What is known of a key id.
    sealed interface Answer {

        /// More than one only where the issuer gave two keys the same name.
        record These(List<RSAKey> keys) implements Answer {}

        record NoSuchKey() implements Answer {}

        /// The issuer could not be asked.
        record Unavailable(String why) implements Answer {}
    }

    /// @param trouble why the last look failed; empty if it did not
    private record Known(List<RSAKey> keys, Instant seenAt, Instant triedAt, String trouble) {

        List<RSAKey> named(String id) {
            return keys.stream().filter(key -> id.equals(key.getKeyID())).toList();
        }

        Answer answer(String id, boolean isGood) {
            var named = named(id);
            if (isGood && !named.isEmpty()) {
                return new Answer.These(named);
            }
            // A key may be a new one as long as we could not look.
            return isGood && trouble.isEmpty() ? new Answer.NoSuchKey() : new Answer.Unavailable(trouble);
        }
    }

    IssuerKeys(KeySource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    Answer find(String id, Deadline deadline) {
        if (isWorthALook(known, id)) {
            look(id, deadline);
        }
        var found = known;
        return found.answer(id, isWithin(GOOD, found.seenAt()));
    }

    /// One looks, the others wait for what that one finds.
    private synchronized void look(String id, Deadline deadline) {
        var before = known;
        if (!isWorthALook(before, id)) {
            return;
        }
        var now = clock.instant();
        try {
            known = new Known(source.fetch(deadline), now, now, "");
        } catch (BrokenCall e) {
            known = new Known(before.keys(), before.seenAt(), now, e.failure().kind() + ": " + e.failure().message());
        }
    }

    private boolean isWorthALook(Known known, String id) {
        return !isWithin(PAUSE, known.triedAt()) && (!isWithin(FRESH, known.seenAt()) || known.named(id).isEmpty());
    }

    private boolean isWithin(Duration time, Instant since) {
        return clock.instant().isBefore(since.plus(time));
    }
}
