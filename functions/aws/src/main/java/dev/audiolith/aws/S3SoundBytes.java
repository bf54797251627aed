package dev.audiolith.aws;

import dev.audiolith.sound.SoundBytes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Sounds in an S3 bucket.
///
/// How they get there, see [Deposit]. A short sound, which is one put, is still in memory then, and can be read from there.
///
/// Needs the right to list the bucket: without it S3 says "forbidden" where it should say "not there".
public final class S3SoundBytes implements SoundBytes {
    private static final String CHARACTER_COST = "character-cost";
    private static final int NOT_FOUND = 404;
    /// Calls that carry no audio.
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public S3SoundBytes(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public Held store(String key, Notes notes, InputStream audio) throws IOException {
        var label = new Deposit.Label(notes.contentType(), Map.of(CHARACTER_COST, Long.toString(notes.characterCost())));
        var stored = new Deposit(s3, bucket, "a sound").put(key, label, audio);
        return stored.whole().<Held>map(whole -> whole::open).orElse(() -> open(key));
    }

    @Override
    public Optional<Stored> find(String key) {
        return StorageCall.to("look for a sound's bytes", () -> {
            try {
                var head = s3.headObject(
                        request -> request.bucket(bucket).key(key).overrideConfiguration(limits -> limits.apiCallTimeout(SHORT)));
                var cost = Long.parseLong(head.metadata().getOrDefault(CHARACTER_COST, "0"));
                return Optional.of(new Stored(head.contentLength(), new Notes(head.contentType(), cost), head.lastModified()));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return s3.getObject(request -> request.bucket(bucket).key(key));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                throw missing(key, e);
            }
            throw StorageCall.failedTo("open a sound's bytes", e);
        } catch (SdkException e) {
            throw StorageCall.failedTo("open a sound's bytes", e);
        }
    }

    @Override
    public URI link(String key, Duration life, String cacheControl) {
        return StorageCall.to("make a link", () -> URI.create(presigner.presignGetObject(request -> request.signatureDuration(life)
                .getObjectRequest(get -> get.bucket(bucket).key(key).responseCacheControl(cacheControl))).url().toString()));
    }

    @Override
    public void delete(String key) {
        StorageCall.to("delete a sound's bytes", () -> s3
                .deleteObject(request -> request.bucket(bucket).key(key).overrideConfiguration(limits -> limits.apiCallTimeout(SHORT))));
    }

    @Override
    public List<Listed> list(String prefix, String after) {
        return StorageCall.to("list what is stored",
                () -> s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).startAfter(after)).contents().stream()
                        .map(object -> new Listed(object.key(), object.lastModified())).toList());
    }

    private static IOException missing(String key, S3Exception cause) {
        var missing = new FileNotFoundException("there is nothing under " + key);
        missing.initCause(cause);
        return missing;
    }
}
