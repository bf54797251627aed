package dev.audiolith.aws;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Recording;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The debug bucket in S3. Objects lie at its root, under no type that a browser would open, and are downloaded, never shown: what
/// they hold was made by strangers.
///
/// A name that is taken is seen by a put that wants to be the first; where copies cannot want that, somebody looks before. Of two who
/// find the same name at the same microsecond, one copy is lost then.
public final class S3EvidenceRoom implements EvidenceRoom {
    private static final Duration LONGEST_LINK = Duration.ofMinutes(5);
    private static final String TYPE = "application/octet-stream";
    private static final int PRECONDITION_FAILED = 412;
    /// Two who want the same name at once.
    private static final int CONFLICT = 409;
    /// More that happen in the same microsecond are not evidence, but an attack.
    private static final int NAMES = 20;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;
    private final String uploads;
    private final boolean tags;

    /// `uploads` is the bucket that recordings are uploaded to. `tags` is false for a bucket that refuses them, as emulators do.
    public S3EvidenceRoom(S3Client s3, S3Presigner presigner, String bucket, String uploads, boolean tags) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
        this.uploads = uploads;
        this.tags = tags;
    }

    @Override
    public String keep(String name, Path file, String owner) {
        return underFreeName(name, key -> putFirst(key, file, new OwnerMark(owner)));
    }

    private boolean putFirst(String key, Path file, OwnerMark mark) {
        return StorageCall.to("keep evidence", () -> {
            try {
                s3.putObject(put -> {
                    put.bucket(bucket).key(key).contentType(TYPE).metadata(mark.metadata()).ifNoneMatch("*");
                    mark.tagging().filter(_ -> tags).ifPresent(put::tagging);
                }, RequestBody.fromFile(file));
                return true;
            } catch (S3Exception e) {
                return isFree(e);
            }
        });
    }

    private static boolean isFree(S3Exception refused) {
        if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT) {
            return false;
        }
        throw refused;
    }

    @Override
    public Optional<String> keepUpload(String name, Recording recording, String owner) {
        return recording.found().flatMap(found -> {
            var key = underFreeName(name, free -> !isTaken(free));
            return copy(recording.key(), found.etag(), key, new OwnerMark(owner)) ? Optional.of(key) : Optional.empty();
        });
    }

    private boolean isTaken(String key) {
        return PossibleObject.find("look for evidence", () -> s3.headObject(head -> head.bucket(bucket).key(key))).isPresent();
    }

    private boolean copy(String from, String etag, String key, OwnerMark mark) {
        return PossibleObject.find("copy a recording", () -> s3.copyObject(copy -> {
            copy.sourceBucket(uploads).sourceKey(from).copySourceIfMatch(etag).destinationBucket(bucket).destinationKey(key)
                    .contentType(TYPE).metadataDirective(MetadataDirective.REPLACE).metadata(mark.metadata());
            if (tags) {
                copy.taggingDirective(TaggingDirective.REPLACE);
                mark.tagging().ifPresent(copy::tagging);
            }
        })).isPresent();
    }

    private static String underFreeName(String wanted, Predicate<String> take) {
        var name = EvidenceName.of(wanted);
        for (var tried = 0; tried < NAMES; tried++) {
            if (take.test(name.text())) {
                return name.text();
            }
            name = name.next();
        }
        throw new StorageUnavailable("failed to keep evidence", new IllegalStateException("too much of it from one moment"));
    }

    @Override
    public URI link(String key, Duration life) {
        var seconds = life.compareTo(LONGEST_LINK) > 0 ? LONGEST_LINK : life;
        var disposition = "attachment; filename*=UTF-8''" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return StorageCall.to("make a link", () -> URI.create(presigner.presignGetObject(request -> request.signatureDuration(seconds)
                .getObjectRequest(get -> get.bucket(bucket).key(key).responseContentDisposition(disposition))).url().toString()));
    }
}
