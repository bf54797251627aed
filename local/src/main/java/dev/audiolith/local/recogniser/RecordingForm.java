package dev.audiolith.local.recogniser;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;

/// A multipart form with a recording in it, which is written to disk as it arrives. Closing deletes it.
final class RecordingForm implements AutoCloseable {
    /// OpenAI's own limit, of the whole form.
    static final long MOST_BYTES = 26_214_400;

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]{0,200})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]{0,1024})\"", Pattern.CASE_INSENSITIVE);
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Map<String, List<String>> fields = new HashMap<>();
    private Optional<String> fileName = Optional.empty();

    private RecordingForm(Path file) {
        this.file = file;
    }

    static RecordingForm read(HttpExchange exchange) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (!boundary.find()) {
            throw RecogniserRefusal.of(400, null, "Could not parse multipart form");
        }
        var form = new RecordingForm(Files.createTempFile("audiolith-recording", ".part"));
        try {
            form.read(new MultipartStream(new LimitedStream(exchange.getRequestBody(), MOST_BYTES),
                    boundary.group(1).getBytes(StandardCharsets.ISO_8859_1), BUFFER_BYTES, null));
            return form;
        } catch (MalformedStreamException e) {
            form.close();
            throw RecogniserRefusal.of(400, null, "Could not parse multipart form");
        } catch (IOException e) {
            form.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /// As the sender called the recording; empty when there is none in the form.
    Optional<String> fileName() {
        return fileName;
    }

    Optional<String> first(String field) {
        return all(field).stream().findFirst();
    }

    List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private void read(MultipartStream parts) throws IOException {
        for (var hasNext = parts.skipPreamble(); hasNext; hasNext = parts.readBoundary()) {
            var headers = parts.readHeaders();
            var name = NAME.matcher(headers);
            var named = FILE_NAME.matcher(headers);
            if (name.find() && "file".equals(name.group(1)) && named.find()) {
                fileName = Optional.of(named.group(1));
                try (var out = Files.newOutputStream(file)) {
                    parts.readBodyData(out);
                }
            } else {
                var value = new ByteArrayOutputStream();
                parts.readBodyData(value);
                fields.computeIfAbsent(name.reset().find() ? name.group(1) : "", _ -> new ArrayList<>())
                        .add(value.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
