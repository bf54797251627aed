package dev.audiolith.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// Copies of recordings that could not be transcribed, for whoever wants to know why. Private, and gone after two weeks: they are people's
/// voices.
final class DebugBucket extends Construct {
    private static final int DAYS = 14;

    private final Bucket bucket;

    DebugBucket(Construct scope, Stage stage) {
        super(scope, "debug");
        this.bucket = Bucket.Builder.create(this, "Bucket")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .removalPolicy(StorageStack.removal(stage))
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("forget")
                        .expiration(Duration.days(DAYS))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .build();
        StorageStack.keptWhileUsed(bucket);
        Ack.on(bucket, "copies that live for two weeks; who asks for a link to one is in the doors' logs", "AwsSolutions-S1");
    }

    String name() {
        return bucket.getBucketName();
    }

    String objects() {
        return bucket.arnForObjects("*");
    }
}
