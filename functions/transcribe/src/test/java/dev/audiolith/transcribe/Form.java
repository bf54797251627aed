package dev.audiolith.transcribe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A form in the making, as clients send it; or as none should.
final class Form {
    private static final String BOUNDARY = "----a-line-between";

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private String end = "--" + BOUNDARY + "--\r\n";

    /// With a recording in it.
    static Form withSound() {
        return new Form().file("memo.wav", Reception.SOUND);
    }

    Form file(String name, byte[] bytes) {
        return part("Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: audio/wav", bytes);
    }

    Form field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    Form part(String headers, byte[] bytes) {
        text("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
        parts.writeBytes(bytes);
        return text("\r\n");
    }

    Form text(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Form withoutEnd() {
        end = "";
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes(end.getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }
}
