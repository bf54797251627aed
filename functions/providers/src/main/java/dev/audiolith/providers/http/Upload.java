package dev.audiolith.providers.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The body of a request: its length, known before a byte is read, and a way to read it from its start.
public record Upload(String contentType, long length, Source source) {

    /// The body of a request that has none.
    static final Upload NOTHING = new Upload("", 0, InputStream::nullInputStream);

    /// Opens the bytes; they are exactly as many as announced.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    public static Upload json(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Upload("application/json", bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
