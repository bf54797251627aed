package dev.audiolith.aws;

import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Recordings in an S3 bucket.
///
/// A link to upload to is good for one upload of exactly the announced length and type: all three are signed.
public final class S3Uploads implements Uploads {
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public S3Uploads(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public Place place(Recording recording, Duration life) {
        var bytes = recording.announced().orElseThrow(() -> new IllegalArgumentException("a place is made for an announced recording"));
        var signed = StorageCall.to("make a link",
                () -> presigner.presignPutObject(request -> request.signatureDuration(life).putObjectRequest(put -> put.bucket(bucket)
                        .key(recording.key()).contentLength(bytes).contentType(recording.contentType()).ifNoneMatch("*"))));
        return new Place("PUT", URI.create(signed.url().toString()), SignedHeaders.toSend(signed), signed.expiration());
    }

    @Override
    public Optional<Arrived> find(String key) {
        return PossibleObject
                .find("look for a recording",
                        () -> s3.headObject(
                                head -> head.bucket(bucket).key(key).overrideConfiguration(limits -> limits.apiCallTimeout(SHORT))))
                .map(head -> new Arrived(key, Optional.ofNullable(head.contentType()).orElse(UNKNOWN_TYPE), head.contentLength(),
                        head.eTag()));
    }

    /// Under no type: what its owner calls it is known elsewhere, and believed nowhere.
    @Override
    public Recording.Found put(Recording recording, InputStream bytes) throws IOException {
        var put = new Deposit(s3, bucket, "a recording").put(recording.key(), new Deposit.Label(UNKNOWN_TYPE, Map.of()), bytes);
        return new Recording.Found(put.bytes(), put.etag());
    }

    @Override
    public Optional<InputStream> open(Recording recording) {
        return recording.found().flatMap(found -> PossibleObject.find("open a recording",
                () -> s3.getObject(get -> get.bucket(bucket).key(recording.key()).ifMatch(found.etag()))));
    }
}
