package dev.audiolith.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A request as it arrived. Of a big body only the beginning is kept, so that big bodies stay cheap; its length and digest are those
/// of the whole.
///
/// @param headers by name in lower case
/// @param body one character a byte, so that positions agree
public record ReceivedRequest(String method, String target, Map<String, String> headers, String body, long bodyBytes, String bodySha256) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The bytes of the form's file; only of bodies that were kept whole.
    public byte[] file() {
        var from = body.indexOf("\r\n\r\n", body.indexOf("filename=")) + 4;
        return body.substring(from, body.lastIndexOf("\r\n--", body.length() - 5)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
