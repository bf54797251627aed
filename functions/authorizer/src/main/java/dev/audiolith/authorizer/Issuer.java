package dev.audiolith.authorizer;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Who signs users' tokens: the name that stands in them, and where it says of itself which keys it has.
///
/// All of it over https, or whoever sits on the way would sign tokens too. Only an issuer on this very machine, as the local run has one,
/// may do without.
record Issuer(String name, URI discovery) {
    private static final String NAME = "JWT_ISSUER";
    private static final String DISCOVERY = "JWT_DISCOVERY_URL";
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]");

    static Issuer from(Env env) {
        var name = env.text(NAME);
        var elsewhere = env.findUri(DISCOVERY);
        var discovery = elsewhere.orElseGet(() -> URI.create(env.uri(NAME).toString().replaceFirst("/+$", "") + WELL_KNOWN));
        if (!isSecret(discovery) && !isHere(discovery)) {
            throw new Misconfigured(elsewhere.isPresent() ? DISCOVERY : NAME, "must be an https URL");
        }
        return new Issuer(name, discovery);
    }

    /// The address of its keys, when this is one where nobody else can put theirs.
    Optional<URI> keysAt(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && isSafe(uri) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSafe(URI uri) {
        return isSecret(uri) || (isHere(uri) && isHere(discovery));
    }

    private static boolean isSecret(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static boolean isHere(URI uri) {
        return "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
    }
}
