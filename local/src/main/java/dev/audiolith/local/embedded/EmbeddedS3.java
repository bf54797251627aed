package dev.audiolith.local.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 as S3Proxy plays it: buckets are folders, objects are files. It checks signatures and the end of presigned links.
///
/// Content types and notes are kept as extended attributes: a copy of the folder without them has lost those.
final class EmbeddedS3 implements AutoCloseable {
    /// As the template's bucket: whoever has a link may play what it leads to, or put something there, from any page.
    private static final List<String> ORIGINS = List.of(".*");

    private final S3Proxy proxy;

    private EmbeddedS3(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static EmbeddedS3 start(Path folder, String accessKey, String secretKey, Consumer<Put> listener) throws IOException {
        Files.createDirectories(folder);
        var cors = new CrossOriginResourceSharing(ORIGINS, List.of("GET", "HEAD", "PUT"), List.of("Range", "Content-Type"),
                List.of("Accept-Ranges", "Content-Range", "Content-Length", "ETag"), "false");
        var proxy = S3Proxy.builder().blobStore(new ReportingBlobs(new FilesystemNio2BlobStore(folder.toString()), listener))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey).corsRules(cors).ignoreUnknownHeaders(true)
                .stopTimeout(0).build();
        var server = new EmbeddedS3(proxy);
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IOException("S3Proxy did not start", e);
        }
        return server;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException("S3Proxy did not stop", e);
        }
    }
}
