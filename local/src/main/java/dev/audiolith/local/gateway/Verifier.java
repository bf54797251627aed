package dev.audiolith.local.gateway;

import java.util.Map;
import java.util.Optional;

/// Looks at a user's token.
@FunctionalInterface
public interface Verifier {

    /// The token's claims, as text; empty when it must not be let through, for whatever reason.
    Optional<Map<String, String>> claims(String token);
}
