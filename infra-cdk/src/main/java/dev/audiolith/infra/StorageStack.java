package dev.audiolith.infra;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;
import software.constructs.IConstruct;

/// What must never be lost: the records, the claims and the bytes.
///
/// Names are generated, so that a change which replaces a table cannot collide with the table it replaces.
public final class StorageStack extends Stack {
    /// When a table forgets an item, in every table that forgets.
    static final String EXPIRES_AT = "expiresAt";

    private static final int RECOVERY_DAYS = 35;

    private final TableV2 sounds;
    private final TableV2 claims;
    private final TableV2 transcriptions;
    private final TrackTables trackTables;
    private final AudioBucket audio;
    private final DebugBucket debug;
    private final WorkQueue uploads;

    StorageStack(Construct scope, Stage stage, StackProps props) {
        super(scope, stage.stack("storage"), props);
        this.sounds = table("sounds", "id", stage)
                .dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES)
                .globalSecondaryIndexes(List.of(pending(), owner()))
                .build();
        this.claims = table("claims", "key", stage).build();
        this.transcriptions = table("transcriptions", "id", stage)
                .dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES)
                .globalSecondaryIndexes(List.of(owner()))
                .build();
        this.trackTables = new TrackTables(this, stage);
        this.audio = new AudioBucket(this, stage);
        this.debug = new DebugBucket(this, stage);
        var reports = new UploadQueue(this, TranscribeUpload.TIMEOUT.plus(Duration.minutes(1)));
        this.uploads = reports.work();
        audio.reportUploadsTo(reports);

        keptWhileUsed(sounds);
        keptWhileUsed(claims);
        keptWhileUsed(transcriptions);

        output("SoundsTable", sounds.getTableName());
        output("ClaimsTable", claims.getTableName());
        output("TranscriptionsTable", transcriptions.getTableName());
        output("TracksTable", trackTables.tracks().getTableName());
        output("ArchiveJobsTable", trackTables.jobs().getTableName());
        output("NoticesTable", trackTables.notices().getTableName());
        output("TrackCountsTable", trackTables.counts().getTableName());
        output("AudioBucket", audio.name());
        output("DebugBucket", debug.name());
        output("TranscribeQueueUrl", uploads.url());
        output("TranscribeDeadUrl", uploads.dead().getQueueUrl());
    }

    TableV2 sounds() {
        return sounds;
    }

    TableV2 claims() {
        return claims;
    }

    TableV2 transcriptions() {
        return transcriptions;
    }

    TableV2 tracks() {
        return trackTables.tracks();
    }

    TableV2 archiveJobs() {
        return trackTables.jobs();
    }

    TableV2 notices() {
        return trackTables.notices();
    }

    TableV2 trackCounts() {
        return trackTables.counts();
    }

    DebugBucket debug() {
        return debug;
    }

    WorkQueue uploads() {
        return uploads;
    }

    AudioBucket audio() {
        return audio;
    }

    private TableV2.Builder table(String id, String key, Stage stage) {
        return table(this, id, key, stage).timeToLiveAttribute(EXPIRES_AT);
    }

    /// Whatever is in a table of ours can be had back as it was at any second of the last weeks.
    static TableV2.Builder table(Construct scope, String id, String key, Stage stage) {
        return TableV2.Builder.create(scope, id)
                .partitionKey(attribute(key, AttributeType.STRING))
                .billing(Billing.onDemand())
                .encryption(TableEncryptionV2.dynamoOwnedKey())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .recoveryPeriodInDays(RECOVERY_DAYS)
                        .build())
                .deletionProtection(stage.keepsData())
                .removalPolicy(removal(stage));
    }

    /// Sparse: only sounds that wait for a provider carry the keys. Sharded by the writer, so that one busy minute does
    /// not meet the 1,000 writes a second of one partition.
    private static GlobalSecondaryIndexPropsV2 pending() {
        return GlobalSecondaryIndexPropsV2.builder()
                .indexName("pending")
                .partitionKey(attribute("pendingShard", AttributeType.STRING))
                .sortKey(attribute("nextAttemptAt", AttributeType.NUMBER))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build();
    }

    private static GlobalSecondaryIndexPropsV2 owner() {
        return GlobalSecondaryIndexPropsV2.builder()
                .indexName("owner")
                .partitionKey(attribute("owner", AttributeType.STRING))
                .sortKey(attribute("createdAt", AttributeType.NUMBER))
                .projectionType(ProjectionType.ALL)
                .build();
    }

    static Attribute attribute(String name, AttributeType type) {
        return Attribute.builder().name(name).type(type).build();
    }

    /// While the service refers to it, CloudFormation refuses to delete or replace it.
    static void keptWhileUsed(IConstruct resource) {
        CrossStackReferences.of(resource).produce(ReferenceStrength.STRONG);
    }

    static RemovalPolicy removal(Stage stage) {
        return stage.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
