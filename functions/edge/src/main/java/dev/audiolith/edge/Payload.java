package dev.audiolith.edge;

import dev.audiolith.failure.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The body of a request. It lies in memory already, the gateway gave it to us whole: six megabytes at most.
public final class Payload {
    static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    Payload(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /// As text, which must be UTF-8.
    public String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRequest("body", "must be text in UTF-8");
        }
    }
}
