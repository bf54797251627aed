package dev.audiolith.local;

import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What a browser sees at `/`: what is here, and what to type to use it.
final class Page {

    static Reply of(int port) {
        try (var html = Objects.requireNonNull(Page.class.getResourceAsStream("page.html"), "page.html is in the build")) {
            var text = new String(html.readAllBytes(), StandardCharsets.UTF_8).replace("PORT", String.valueOf(port));
            return new Reply(200, "text/html; charset=utf-8", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page() {}
}
