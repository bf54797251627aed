package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/// The queue to which the bucket reports what was uploaded, and in which transcriptions wait that are to be gone on with.
///
/// It stands beside the bucket, among what must never be lost: a report that is gone is a recording that nobody transcribes.
final class UploadQueue {
    static final String UPLOADS = "uploads/";

    private final WorkQueue work;

    UploadQueue(Construct scope, Duration hidden) {
        this.work = new WorkQueue(scope, "transcribe", hidden);
        StorageStack.keptWhileUsed(work.queue());
        StorageStack.keptWhileUsed(work.dead());
        // Named by account, not by bucket: the bucket cannot be made before it may report here, so this cannot name it.
        work.queue().addToResourcePolicy(PolicyStatement.Builder.create()
                .actions(List.of("sqs:SendMessage"))
                .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
                .resources(List.of(work.arn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
    }

    WorkQueue work() {
        return work;
    }

    /// CDK's own way brings a function that no one here wrote or watches; the bucket itself can do it.
    void hearOf(Bucket bucket) {
        var resource = (CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild());
        resource.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                .queueConfigurations(List.of(CfnBucket.QueueConfigurationProperty.builder()
                        .event("s3:ObjectCreated:*")
                        .queue(work.arn())
                        .filter(CfnBucket.NotificationFilterProperty.builder()
                                .s3Key(CfnBucket.S3KeyFilterProperty.builder()
                                        .rules(List.of(CfnBucket.FilterRuleProperty.builder()
                                                .name("prefix")
                                                .value(UPLOADS)
                                                .build()))
                                        .build())
                                .build())
                        .build()))
                .build());
        resource.getNode().addDependency(work.queue().getNode().findChild("Policy"));
    }
}
