package dev.audiolith.providers.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;

/// An answer whose body is still arriving. Whoever takes it closes the body.
public record Reply(int status, HttpHeaders headers, InputStream body) {

    public boolean isRedirect() {
        return status / 100 == 3;
    }

    /// Without parameters and in lower case; empty when the answer names none.
    public String mediaType() {
        return headers.firstValue("content-type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }
}
