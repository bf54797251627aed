package dev.audiolith.authorizer;

import com.nimbusds.jose.jwk.RSAKey;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.time.Deadline;
import java.util.List;

/// Where the issuer's keys come from.
@FunctionalInterface
interface KeySource {

    /// Those it signs with now; at least one.
    List<RSAKey> fetch(Deadline deadline) throws BrokenCall;
}
