package dev.audiolith.archiver;

import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.About;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Sources;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Reads what a track is registered with.
record RegistrationForm(CallbackField callbacks) {
    private static final int LONGEST_URL = 4096;

    Registration read(JsonFields fields) {
        var about = new About(fields.text("provider"), fields.text("title"), fields.findText("status").orElse(About.COMPLETED),
                fields.findText("externalId"), fields.texts("metadata"), callbacks.read(fields));
        var sources = new Sources(url("audioUrl", fields.text("audioUrl")), findUrl("coverUrl", fields), findUrl("videoUrl", fields));
        return new Registration(about, sources, fields.findTime("createdAt"), fields.findTime("expiresAt"));
    }

    private static Optional<URI> findUrl(String field, JsonFields fields) {
        return fields.findText(field).map(text -> url(field, text));
    }

    private static URI url(String field, String text) {
        try {
            if (text.length() <= LONGEST_URL) {
                return new URI(text);
            }
        } catch (URISyntaxException e) {
            throw malformed(field);
        }
        throw malformed(field);
    }

    private static InvalidRequest malformed(String field) {
        return new InvalidRequest(field, "must be a URL of at most " + LONGEST_URL + " characters");
    }
}
