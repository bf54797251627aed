package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.providers.guard.ForbiddenDestination;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Reads `callbackUrl`, and refuses at once what would never be called: better than a caller who waits for nothing.
///
/// @param destinations empty where calls cannot be signed
record CallbackField(Optional<Destinations> destinations) {
    private static final String NAME = "callbackUrl";
    private static final String SECRET = "WEBHOOK_SECRET";

    Optional<URI> read(JsonFields fields) {
        return fields.findText(NAME).map(text -> {
            var url = parse(text);
            var allowed = destinations.orElseThrow(() -> refused("CALLBACKS_NOT_CONFIGURED",
                    NAME + " cannot be used here: calls cannot be signed until " + SECRET + " is set"));
            try {
                allowed.of(url);
                return url;
            } catch (ForbiddenDestination e) {
                throw refused("CALLBACK_FORBIDDEN", NAME + " " + e.getMessage());
            }
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
