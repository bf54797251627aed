package dev.audiolith.edge;

import dev.audiolith.content.Sha256;
import dev.audiolith.settings.Env;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Who may use the admin routes: whoever brings `ADMIN_API_KEY` as a bearer token. Without a key configured, nobody.
///
/// Digests are compared, and in constant time: neither how long the key is nor how much of a guess is right can be measured. A
/// user's token is not the key, so it is refused like any other guess.
public final class AdminAccess {
    private static final String BEARER = "bearer ";

    private final Env env;

    private AdminAccess(Env env) {
        this.env = env;
    }

    public static AdminAccess from(Env env) {
        return new AdminAccess(env);
    }

    /// Ends the request unless it brings the key.
    public void require(HttpRequest request) {
        // Found anew each time: a key that was replaced must stop opening.
        var key = env.find("ADMIN_API_KEY").map(AdminAccess::digest).orElseThrow(() -> new Refused(
                Answers.refusal(503, "CLOSED", "there is no ADMIN_API_KEY, so the admin routes are closed", false)));
        var given = request.header("authorization").filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        if (given.isEmpty() || !MessageDigest.isEqual(key, digest(given.get()))) {
            throw new Refused(Answers.refusal(401, "UNAUTHORIZED", "this route needs the admin key as bearer token", false));
        }
    }

    private static byte[] digest(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
