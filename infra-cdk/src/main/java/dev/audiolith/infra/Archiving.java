package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What the doors around tracks have in common. They all come from the zip of `archiver`.
record Archiving(Parts parts) {
    static final String UPLOADS = "track-uploads/";

    private static final List<String> KEPT = List.of("tracks-audio/", "tracks-covers/", "tracks-videos/");

    /// What each of them is told.
    SortedMap<String, String> environment() {
        var storage = parts.storage();
        var environment = new TreeMap<String, String>();
        environment.put("TRACKS_TABLE", storage.tracks().getTableName());
        environment.put("ARCHIVE_JOBS_TABLE", storage.archiveJobs().getTableName());
        environment.put("NOTICES_TABLE", storage.notices().getTableName());
        environment.put("TRACK_COUNTS_TABLE", storage.trackCounts().getTableName());
        environment.put("AUDIO_BUCKET", storage.audio().name());
        environment.put("ARCHIVE_QUEUE_URL", parts.queues().tracks().url());
        environment.put("METRICS_NAMESPACE", parts.stage().metrics());
        environment.put("SECRETS_ID", parts.upstreams().getSecretName());
        environment.putAll(parts.stage().settings().values());
        return environment;
    }

    /// What those are told besides who fetch.
    SortedMap<String, String> environmentOfWhoFetches() {
        var environment = environment();
        environment.put("CLAIMS_TABLE", parts.storage().claims().getTableName());
        return environment;
    }

    /// One step of a track is one transaction: the track, its job, a notice, what is counted.
    void letChangeTracks(Door door) {
        var storage = parts.storage();
        door.may(storage.tracks().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem");
        door.may(storage.archiveJobs().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem");
        door.may(storage.notices().getTableArn(), "dynamodb:PutItem");
        door.may(storage.trackCounts().getTableArn(), "dynamodb:UpdateItem");
        door.may(parts.queues().tracks().arn(), "sqs:SendMessage");
        parts.letReadSecret(door);
    }

    /// What is told of the runs of a deleted track goes with it.
    void letForgetRuns(Door door) {
        door.may(parts.storage().archiveJobs().getTableArn(), "dynamodb:Query", "dynamodb:DeleteItem");
        door.may(parts.storage().notices().getTableArn(), "dynamodb:DeleteItem");
    }

    /// The indexes hold keys only: what they name is read from the table.
    void letListTracks(Door door, String... indexes) {
        var table = parts.storage().tracks().getTableArn();
        door.may(table, "dynamodb:BatchGetItem");
        Stream.of(indexes).forEach(index -> door.may(table + "/index/" + index, "dynamodb:Query"));
    }

    void letCount(Door door) {
        door.may(parts.storage().trackCounts().getTableArn(), "dynamodb:BatchGetItem");
    }

    /// Files of tracks, whatever kind of file.
    void letUseFiles(Door door, String... actions) {
        KEPT.forEach(prefix -> parts.letUse(door, prefix, actions));
    }

    /// Looking whether anything of a track is there is listing. `IfExists`, because reading an object carries no prefix to compare, and
    /// without this right S3 answers 403 for a key that is gone.
    void letLookForFiles(Door door) {
        door.may(PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(parts.storage().audio().arn()))
                .conditions(Map.of("StringLikeIfExists",
                        Map.of("s3:prefix", Stream.concat(KEPT.stream(), Stream.of(UPLOADS)).map(prefix -> prefix + "*").toList())))
                .build());
    }

    /// The rows about hosts, and no other.
    void letBePolite(Door door) {
        door.may(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:GetItem", "dynamodb:UpdateItem"))
                .resources(List.of(parts.storage().claims().getTableArn()))
                .conditions(Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of("host#*"))))
                .build());
    }
}
