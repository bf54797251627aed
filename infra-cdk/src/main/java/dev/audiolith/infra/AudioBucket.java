package dev.audiolith.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// The bytes of every sound, recording and track, private, and the log of who read them.
///
/// Not versioned: a sound's object is written once under an unguessable key and never overwritten, and when it is
/// deleted it has expired or is pinned. Versions would keep, and bill, exactly what was meant to go.
final class AudioBucket extends Construct {
    static final String SOUNDS = "sounds/";
    static final String CAPTIONS = "captions/";
    static final String ORDERS = "orders/";
    static final String RECORDINGS = "recordings/";
    static final String TRANSCRIPTS = "transcripts/";

    /// Files that owners upload to archive a track by hand: kept under another key once they are verified, and refused otherwise.
    private static final int TRACK_UPLOAD_DAYS = 1;
    private static final int LOG_DAYS = 90;
    /// Longer than an order is remembered. Each is deleted when it has been worked off; this is for those that a crash left.
    private static final int ORDER_DAYS = 30;

    private final Bucket bucket;

    AudioBucket(Construct scope, Stage stage) {
        super(scope, "audio");
        var logs = secured("AccessLogs", stage)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("expire")
                        .expiration(Duration.days(LOG_DAYS))
                        .build()))
                .build();
        Ack.on(logs, "holds the access log: logging itself would never end", "AwsSolutions-S1");
        this.bucket = secured("Bucket", stage)
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("audio/")
                .cors(List.of(playback(), uploading()))
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("abort-unfinished-uploads")
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build(),
                        LifecycleRule.builder()
                                .id("forget-orders")
                                .prefix(ORDERS)
                                .expiration(Duration.days(ORDER_DAYS))
                                .build(),
                        LifecycleRule.builder()
                                .id("forget-track-uploads")
                                .prefix(Archiving.UPLOADS)
                                .expiration(Duration.days(TRACK_UPLOAD_DAYS))
                                .build()))
                .build();
        StorageStack.keptWhileUsed(bucket);
    }

    /// Everything put under `uploads/` is reported there.
    void reportUploadsTo(UploadQueue queue) {
        queue.hearOf(bucket);
    }

    String name() {
        return bucket.getBucketName();
    }

    String arn() {
        return bucket.getBucketArn();
    }

    /// Every object whose key begins so.
    String objects(String prefix) {
        return bucket.arnForObjects(prefix + "*");
    }

    /// The one object of this key.
    String object(String key) {
        return bucket.arnForObjects(key);
    }

    /// Every object that holds a sound.
    String soundsArn() {
        return bucket.arnForObjects(SOUNDS + "*");
    }

    /// Every object that holds a text to be spoken.
    String ordersArn() {
        return bucket.arnForObjects(ORDERS + "*");
    }

    private Bucket.Builder secured(String id, Stage stage) {
        return Bucket.Builder.create(this, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .removalPolicy(StorageStack.removal(stage));
    }

    /// Pages put recordings, and files of tracks, to the links that they are given; the signature in the link is the whole right to write.
    private static CorsRule uploading() {
        return CorsRule.builder()
                .allowedMethods(List.of(HttpMethods.PUT))
                .allowedOrigins(List.of("*"))
                .allowedHeaders(List.of("content-type", "if-none-match"))
                .maxAge(3600)
                .build();
    }

    /// Players in a page seek with `Range` in what a presigned URL gives them. Any origin: a browser that was redirected here
    /// says `Origin: null`, and the signature in the link is the whole right to read, no cookie is.
    private static CorsRule playback() {
        return CorsRule.builder()
                .allowedMethods(List.of(HttpMethods.GET, HttpMethods.HEAD))
                .allowedOrigins(List.of("*"))
                .allowedHeaders(List.of("range"))
                .exposedHeaders(List.of("accept-ranges", "content-range", "content-length", "etag"))
                .maxAge(3600)
                .build();
    }
}
