package dev.audiolith.infra;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The HTTP door that archives while its caller waits: what an operator asks for, and what an owner has uploaded. From the zip of `archiver`.
///
/// It has the half gigabyte of /tmp that every function has, and so a snapshot: what does not fit would not be done in time either, and goes
/// on in the door `archive`.
final class ArchiveNow extends Door {
    /// As long as API Gateway waits.
    private static final Duration TIMEOUT = Duration.seconds(30);
    /// One whole processor, as somebody waits: FFmpeg decodes with one.
    private static final int MEMORY_MIB = 1769;

    ArchiveNow(Construct scope, Parts parts, ILayerVersion ffmpeg) {
        super(
                scope,
                "archive-now",
                new Spec(
                        parts.artifacts().zip("archiver"),
                        "dev.audiolith.archiver.ArchiveNowHandler::handleRequest",
                        MEMORY_MIB,
                        TIMEOUT,
                        new Archiving(parts).environmentOfWhoFetches(),
                        RecursiveLoop.TERMINATE).with(ffmpeg, Optional.empty()));
        var archiving = new Archiving(parts);
        archiving.letChangeTracks(this);
        archiving.letForgetRuns(this);
        archiving.letListTracks(this, "due", "open");
        archiving.letUseFiles(this, "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload");
        archiving.letLookForFiles(this);
        archiving.letBePolite(this);
        parts.letUse(this, Archiving.UPLOADS, "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
    }
}
