package dev.audiolith.local.ipfs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;

/// The first file of a multipart request, written to disk as it arrives. Closing deletes it.
record Upload(String name, Path file) implements AutoCloseable {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]{0,1024})\"", Pattern.CASE_INSENSITIVE);
    private static final int BUFFER_BYTES = 1 << 16;

    static Upload from(HttpExchange exchange, Path scratch) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (!boundary.find()) {
            throw new BadDag("file argument 'path' is required");
        }
        var parts = new MultipartStream(
                exchange.getRequestBody(), boundary.group(1).getBytes(StandardCharsets.ISO_8859_1), BUFFER_BYTES, null);
        try {
            if (!parts.skipPreamble()) {
                throw new BadDag("file argument 'path' is required");
            }
            var fileName = FILE_NAME.matcher(parts.readHeaders());
            return write(parts, fileName.find() ? fileName.group(1) : "", scratch);
        } catch (MalformedStreamException e) {
            throw new BadDag("the multipart body is malformed or ends too early");
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static Upload write(MultipartStream parts, String name, Path scratch) throws IOException {
        var upload = new Upload(name, Files.createTempFile(scratch, "upload", ".part"));
        try (var out = Files.newOutputStream(upload.file())) {
            parts.readBodyData(out);
        } catch (IOException e) {
            upload.close();
            throw e;
        }
        return upload;
    }
}
