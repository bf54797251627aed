package dev.audiolith.sound;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.speech.SpeechRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request to speak: for whom, what, whether an earlier identical sound will do, the caller's idempotency key, and how the caller
/// wants to hear of it.
public record VocalizeRequest(String owner, SpeechRequest speech, boolean cache, Optional<String> idempotencyKey, Delivery delivery) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// Whether the caller would rather not wait, who is to be called when the sound is pinned, and whether the caller waits for the
    /// sound itself: then it is spoken now even if that may take too long, and pinning is left to the background.
    public record Delivery(boolean async, Optional<URI> callback, boolean soundFirst) {
        public static final Delivery AT_ONCE = new Delivery(false, Optional.empty());
        public static final Delivery SOUND_FIRST = new Delivery(false, Optional.empty(), true);

        public Delivery(boolean async, Optional<URI> callback) {
            this(async, callback, false);
        }
    }

    public VocalizeRequest {
        if (idempotencyKey.isPresent() && !KEY.matcher(idempotencyKey.get()).matches()) {
            throw new InvalidRequest("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
    }

    /// Answered at once, and nobody called.
    public VocalizeRequest(String owner, SpeechRequest speech, boolean cache, Optional<String> idempotencyKey) {
        this(owner, speech, cache, idempotencyKey, Delivery.AT_ONCE);
    }
}
