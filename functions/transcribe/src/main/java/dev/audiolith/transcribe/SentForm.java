package dev.audiolith.transcribe;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.MultipartStream;

/// A recording that came with the request: as the whole body, with its wishes in the query, or as the part `file` of a form whose other
/// parts are the wishes.
final class SentForm {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^\";,\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
    /// What may be repeated to its sender, and stand in the log.
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_\\[\\]]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    private static final String UNKNOWN = "application/octet-stream";
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_PARTS = 50;
    /// The longest name of a file takes a quarter of it, in any script.
    private static final int MOST_HEADER_BYTES = 4 * 1024;
    private static final int MOST_FIELD_BYTES = 64 * 1024;
    private static final String FILE = "file";

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private byte[] recording = new byte[0];
    private String fileName = "recording";
    private String contentType = UNKNOWN;
    private boolean hasFile;

    private SentForm() {}

    static SentForm read(HttpRequest request) {
        var type = request.header("content-type").orElse(UNKNOWN);
        var form = new SentForm();
        request.queryParameters().forEach((name, value) -> form.add(name, value));
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            form.readParts(request, type);
        } else {
            form.readWhole(request, type);
        }
        return form;
    }

    /// A form, as OpenAI's clients send it, and nothing else.
    static SentForm readParts(HttpRequest request) {
        var type = request.header("content-type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Refused(Answers.refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be multipart/form-data", false)
                    .detail("field", "Content-Type"));
        }
        var form = new SentForm();
        form.readParts(request, type);
        return form;
    }

    InputStream open() {
        return new ByteArrayInputStream(recording);
    }

    String fileName() {
        return fileName;
    }

    String contentType() {
        return contentType;
    }

    /// The last of that name.
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getLast).filter(text -> !text.isEmpty());
    }

    List<String> fields(String name) {
        return fields.getOrDefault(name, List.of());
    }

    Optional<Double> number(String name) {
        return field(name).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw new InvalidRequest(name, "must be a number");
            }
            return Double.valueOf(text);
        });
    }

    boolean flag(String name, boolean otherwise) {
        return field(name).map(text -> switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new InvalidRequest(name, "must be true or false");
        }).orElse(otherwise);
    }

    private void readWhole(HttpRequest request, String type) {
        if (type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(Answers.refusal(415, "UNSUPPORTED_MEDIA_TYPE",
                    "Content-Type must be that of a recording, or multipart/form-data", false).detail("field", "Content-Type"));
        }
        recording = request.payload().bytes();
        contentType = shown(type);
        field("fileName").ifPresent(name -> fileName = WishFields.fileName("fileName", name));
        hasFile = true;
    }

    private void readParts(HttpRequest request, String type) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new InvalidRequest("Content-Type", "must name the boundary of the parts");
        }
        var text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        try {
            var parts = new MultipartStream(request.payload().open(), text.getBytes(StandardCharsets.ISO_8859_1), BUFFER_BYTES, null);
            parts.setPartHeaderSizeMax(MOST_HEADER_BYTES);
            parts.setHeaderEncoding(StandardCharsets.UTF_8.name());
            var count = 0;
            for (var more = parts.skipPreamble(); more; more = parts.readBoundary()) {
                if (++count > MOST_PARTS) {
                    throw new InvalidRequest("body", "must have at most " + MOST_PARTS + " parts");
                }
                readPart(parts);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidRequest("body", "must be a well-formed form");
        }
        if (!hasFile) {
            throw new InvalidRequest(FILE, "is missing");
        }
    }

    private void readPart(MultipartStream parts) throws IOException {
        var headers = PartHeaders.of(parts.readHeaders());
        var name = headers.name();
        var bytes = new ByteArrayOutputStream();
        parts.readBodyData(bytes);
        if (name.equals(FILE)) {
            take(headers, bytes.toByteArray());
        } else if (bytes.size() > MOST_FIELD_BYTES) {
            throw new InvalidRequest(FIELD.matcher(name).matches() ? name : "body", "is too long");
        } else {
            add(name, bytes.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private void take(PartHeaders headers, byte[] bytes) {
        if (hasFile) {
            throw new InvalidRequest(FILE, "must be one recording, not several");
        }
        hasFile = true;
        recording = bytes;
        headers.fileName().ifPresent(text -> fileName = WishFields.shownName(text));
        headers.contentType().ifPresent(text -> contentType = shown(text));
    }

    private void add(String name, String value) {
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /// Nobody believes it, so nobody minds if it is none.
    private static String shown(String type) {
        var plain = type.split(";", 2)[0].strip();
        return WishFields.isContentType(plain) ? plain : UNKNOWN;
    }
}
