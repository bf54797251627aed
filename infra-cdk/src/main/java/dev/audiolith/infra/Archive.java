package dev.audiolith.infra;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.constructs.Construct;

/// The door of the queue of tracks: fetches them from their providers, plays them, keeps them. From the zip of `archiver`.
final class Archive extends Door {
    /// As long as Lambda can: half a gigabyte from a slow provider takes its time.
    static final Duration TIMEOUT = Duration.minutes(15);
    /// More than half a processor. Most of the time goes with waiting for providers, which costs the same whatever the processor does;
    /// the process and FFmpeg have room for three times what they take.
    private static final int MEMORY_MIB = 1024;

    Archive(Construct scope, Parts parts, ILayerVersion ffmpeg) {
        super(
                scope,
                "archive",
                new Spec(
                        parts.artifacts().zip("archiver"),
                        "dev.audiolith.archiver.ArchiveHandler::handleRequest",
                        MEMORY_MIB,
                        TIMEOUT,
                        environment(parts),
                        // A track that is put off sends its next message to the queue that feeds this function.
                        RecursiveLoop.ALLOW).with(ffmpeg, Optional.of(parts.stage().settings().roomForATrack())));
        var archiving = new Archiving(parts);
        archiving.letChangeTracks(this);
        archiving.letForgetRuns(this);
        archiving.letUseFiles(this, "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload");
        archiving.letLookForFiles(this);
        archiving.letBePolite(this);
        live().addEventSource(SqsEventSource.Builder.create(parts.queues().tracks().queue())
                // Each takes as long as it takes: none waits behind another.
                .batchSize(1)
                .reportBatchItemFailures(true)
                .maxConcurrency(parts.stage().archiveConcurrency())
                .build());
    }

    /// Without a snapshot, Lambda keeps Java from compiling as well as it can. Each byte is hashed twice, which takes ten times as long then.
    private static SortedMap<String, String> environment(Parts parts) {
        var environment = new TreeMap<>(new Archiving(parts).environmentOfWhoFetches());
        environment.put("JAVA_TOOL_OPTIONS", "-XX:+TieredCompilation -XX:TieredStopAtLevel=4");
        return environment;
    }
}
