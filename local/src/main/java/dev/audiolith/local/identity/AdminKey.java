package dev.audiolith.local.identity;

import dev.audiolith.settings.Env;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The bearer key of the admin routes: `ADMIN_API_KEY`, or one made once for this home.
public final class AdminKey {
    public static final String VARIABLE = "ADMIN_API_KEY";
    private static final int BYTES = 32;

    public static Path file(Path home) {
        return home.resolve("admin-key");
    }

    public static String of(Env env, Path home) throws IOException {
        var given = env.find(VARIABLE);
        return given.isPresent() ? given.get() : SecretFile.readOrCreate(file(home), AdminKey::generate);
    }

    /// The key with which `./audiolith` speaks to a running service of the same home.
    public static String control(Path home) throws IOException {
        return SecretFile.readOrCreate(home.resolve("control-key"), AdminKey::generate);
    }

    /// A key that nobody can guess.
    public static String generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private AdminKey() {}
}
