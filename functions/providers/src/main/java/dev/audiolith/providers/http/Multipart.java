package dev.audiolith.providers.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// A `multipart/form-data` body with one file at its end, streamed, its length known beforehand.
///
/// The boundary comes from the caller, who names it after the content's hash: bytes that contain their own hash cannot be made,
/// so no file can end its part early.
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z-]{1,70}");
    private static final String LINE = "\r\n";

    private final String boundary;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();

    public Multipart(String boundary) {
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw new IllegalArgumentException("not a boundary");
        }
        this.boundary = boundary;
    }

    public Multipart field(String name, String value) {
        if (value.contains(boundary)) {
            throw new IllegalArgumentException("a field must not contain the boundary");
        }
        write("--" + boundary + LINE + "Content-Disposition: form-data; name=\"" + quoted(name) + "\"" + LINE + LINE + value + LINE);
        return this;
    }

    /// Completes the form with its file.
    public Upload file(String name, String fileName, long length, Upload.Source source) {
        write("--" + boundary + LINE + "Content-Disposition: form-data; name=\"" + quoted(name) + "\"; filename=\"" + quoted(fileName)
                + "\"" + LINE
                + "Content-Type: application/octet-stream" + LINE + LINE);
        var before = head.toByteArray();
        var after = (LINE + "--" + boundary + "--" + LINE).getBytes(StandardCharsets.US_ASCII);
        return new Upload("multipart/form-data; boundary=" + boundary, before.length + length + after.length,
                () -> joined(new ByteArrayInputStream(before), source.open(), new ByteArrayInputStream(after)));
    }

    private static InputStream joined(InputStream before, InputStream file, InputStream after) {
        return new SequenceInputStream(Collections.enumeration(List.of(before, file, after)));
    }

    private void write(String text) {
        head.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As browsers write it: a quote or line break would end the header, other control characters have no business in one.
    private static String quoted(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22").replaceAll("\\p{Cntrl}", "_");
    }
}
