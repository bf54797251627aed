package dev.audiolith.edge;

import dev.audiolith.failure.InvalidRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Reads `callbackUrl`, and refuses at once what would never be called: better than a caller who waits for nothing.
///
/// @param judge empty where calls cannot be signed
public record CallbackField(Optional<Judge> judge) {
    private static final String NAME = "callbackUrl";
    private static final String SECRET = "WEBHOOK_SECRET";

    /// Knows which addresses are never called.
    @FunctionalInterface
    public interface Judge {
        /// What is wrong with this one, if anything.
        Optional<String> objection(URI url);
    }

    public Optional<URI> read(JsonFields fields) {
        return fields.findText(NAME).map(text -> {
            var url = parse(text);
            var strict = judge.orElseThrow(() -> refused("CALLBACKS_NOT_CONFIGURED",
                    NAME + " cannot be used here: calls cannot be signed until " + SECRET + " is set"));
            strict.objection(url).ifPresent(objection -> {
                throw refused("CALLBACK_FORBIDDEN", NAME + " " + objection);
            });
            return url;
        });
    }

    private static Refused refused(String code, String message) {
        return new Refused(Answers.refusal(422, code, message, false).detail("field", NAME));
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidRequest(NAME, "must be a URL");
        }
    }
}
