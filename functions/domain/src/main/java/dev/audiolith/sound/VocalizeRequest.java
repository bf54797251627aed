package dev.audiolith.sound;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.speech.SpeechRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request to speak: for whom, what, whether an earlier identical sound will do, and the caller's idempotency key.
public record VocalizeRequest(String owner, SpeechRequest speech, boolean cache, Optional<String> idempotencyKey) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    public VocalizeRequest {
        if (idempotencyKey.isPresent() && !KEY.matcher(idempotencyKey.get()).matches()) {
            throw new InvalidRequest("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
    }
}
