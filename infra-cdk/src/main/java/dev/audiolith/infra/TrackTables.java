package dev.audiolith.infra;

import java.util.List;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/// Tracks, the jobs of archiving them, what their owners should know, and how many there are.
///
/// The indexes hold keys only: sending for a million tracks must not wait for the list of the one owner who has them all.
final class TrackTables {
    private final TableV2 tracks;
    private final TableV2 jobs;
    private final TableV2 notices;
    private final TableV2 counts;

    TrackTables(Construct scope, Stage stage) {
        this.tracks = StorageStack.table(scope, "tracks", "id", stage)
                .dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES)
                .globalSecondaryIndexes(List.of(
                        keysOnly("owner", "owner", "ownerPlace"),
                        keysOnly("due", "dueShard", "duePlace"),
                        keysOnly("open", "openShard", "openPlace"),
                        keysOnly("open-by-owner", "openOwner", "openPlace")))
                .timeToLiveAttribute(StorageStack.EXPIRES_AT)
                .build();
        this.jobs = StorageStack.table(scope, "archive-jobs", "trackId", stage)
                .sortKey(StorageStack.attribute("number", AttributeType.NUMBER))
                .build();
        this.notices = StorageStack.table(scope, "notices", "owner", stage)
                .sortKey(StorageStack.attribute("id", AttributeType.STRING))
                .timeToLiveAttribute(StorageStack.EXPIRES_AT)
                .build();
        this.counts = StorageStack.table(scope, "track-counts", "key", stage)
                .timeToLiveAttribute(StorageStack.EXPIRES_AT)
                .build();
        List.of(tracks, jobs, notices, counts).forEach(StorageStack::keptWhileUsed);
    }

    TableV2 tracks() {
        return tracks;
    }

    TableV2 jobs() {
        return jobs;
    }

    TableV2 notices() {
        return notices;
    }

    TableV2 counts() {
        return counts;
    }

    private static GlobalSecondaryIndexPropsV2 keysOnly(String name, String partition, String sort) {
        return GlobalSecondaryIndexPropsV2.builder()
                .indexName(name)
                .partitionKey(StorageStack.attribute(partition, AttributeType.STRING))
                .sortKey(StorageStack.attribute(sort, AttributeType.STRING))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build();
    }
}
