package dev.audiolith.aws;

import dev.audiolith.time.Deadline;
import dev.audiolith.track.TrackBytes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Tracks in an S3 bucket. How they get there, see [Convoy].
///
/// Needs the right to list the bucket: without it S3 says "forbidden" where it should say "not there".
public final class S3TrackBytes implements TrackBytes {
    /// Calls that carry no file.
    private static final Duration SHORT = Duration.ofSeconds(3);
    /// As long as a function may run. What comes more slowly is no use to it.
    private static final Duration LONGEST_READING = Duration.ofMinutes(15);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;
    private final InstantSource clock;
    private final Convoy convoy;

    public S3TrackBytes(S3Client s3, S3Presigner presigner, String bucket, InstantSource clock) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
        this.clock = clock;
        this.convoy = new Convoy(s3, bucket, "a file of a track");
    }

    @Override
    public long store(String key, String contentType, InputStream bytes) throws IOException {
        return convoy.put(key, contentType, bytes);
    }

    @Override
    public Optional<String> findBelow(String place) {
        return StorageCall.to("look for a file of a track", () -> s3.listObjectsV2(list -> list.bucket(bucket).prefix(place).maxKeys(1)
                .overrideConfiguration(limits -> limits.apiCallTimeout(SHORT))).contents().stream().map(S3Object::key).findFirst());
    }

    @Override
    public InputStream open(String key) throws IOException {
        var found = PossibleObject.find("open a file of a track", () -> s3.getObject(get -> get.bucket(bucket).key(key)))
                .orElseThrow(() -> new FileNotFoundException("there is nothing under " + key));
        return new ObjectReading(found, Deadline.after(LONGEST_READING, clock));
    }

    @Override
    public URI link(String key, Duration life) {
        return StorageCall.to("make a link", () -> URI.create(presigner.presignGetObject(request -> request.signatureDuration(life)
                .getObjectRequest(get -> get.bucket(bucket).key(key).responseCacheControl("private, max-age=" + life.toSeconds()))).url()
                .toString()));
    }

    @Override
    public void delete(String key) {
        StorageCall.to("delete a file of a track", () -> s3
                .deleteObject(request -> request.bucket(bucket).key(key).overrideConfiguration(limits -> limits.apiCallTimeout(SHORT))));
    }
}
