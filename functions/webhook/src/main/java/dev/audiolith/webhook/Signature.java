package dev.audiolith.webhook;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs what is sent, as Standard Webhooks has it: `v1,` and the HMAC-SHA256 of id, time and body, joined by dots.
public final class Signature {
    static final String SETTING = "WEBHOOK_SECRET";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final Env env;
    private final byte[] first;

    private Signature(Env env, byte[] first) {
        this.env = env;
        this.first = first;
    }

    /// The key is what follows `whsec_`, decoded, or else the text as it stands. It may be replaced while we run.
    public static Optional<Signature> from(Env env) {
        return env.find(SETTING).map(text -> new Signature(env, bytes(text)));
    }

    String of(String id, long seconds, String body) {
        try {
            // One for each call: it is not meant for several threads.
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(env.find(SETTING).map(Signature::bytes).orElse(first), ALGORITHM));
            return "v1,"
                    + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith(PREFIX)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Not passed on: the message of the decoder quotes what it could not read.
            throw new Misconfigured(SETTING, "must be Base64 after " + PREFIX);
        }
        throw new Misconfigured(SETTING, "has nothing after " + PREFIX);
    }
}
