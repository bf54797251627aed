package dev.audiolith.edge;

import dev.audiolith.content.Sha256;
import dev.audiolith.settings.Env;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Who may use the admin routes: whoever brings `ADMIN_API_KEY` as a bearer token. Without a key configured, nobody.
///
/// Digests are compared, and in constant time: neither how long the key is nor how much of a guess is right can be measured. A
/// user's token is not the key, so it is refused like any other guess.
public final class AdminAccess {
    private final Env env;

    private AdminAccess(Env env) {
        this.env = env;
    }

    public static AdminAccess from(Env env) {
        return new AdminAccess(env);
    }

    /// Ends the request unless it brings the key.
    public void require(HttpRequest request) {
        var key = key().orElseThrow(() -> new Refused(
                Answers.refusal(503, "CLOSED", "there is no ADMIN_API_KEY, so the admin routes are closed", false)));
        if (!opens(key, request.header("authorization"))) {
            throw new Refused(Answers.refusal(401, "UNAUTHORIZED", "this route needs the admin key as bearer token", false));
        }
    }

    /// Whether it brings the key, on routes that others may use too. Never where no key is configured.
    public boolean isBroughtBy(HttpRequest request) {
        return isBroughtIn(request.header("authorization"));
    }

    /// The same, of an `Authorization` header alone.
    public boolean isBroughtIn(Optional<String> authorization) {
        return key().filter(key -> opens(key, authorization)).isPresent();
    }

    /// Found anew each time: a key that was replaced must stop opening.
    private Optional<byte[]> key() {
        return env.find("ADMIN_API_KEY").map(AdminAccess::digest);
    }

    private static boolean opens(byte[] key, Optional<String> authorization) {
        return Bearer.in(authorization).filter(given -> MessageDigest.isEqual(key, digest(given))).isPresent();
    }

    private static byte[] digest(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
