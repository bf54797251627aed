package dev.audiolith.infra;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The HTTP door that transcribes small recordings while their caller waits: they fit into the half gigabyte of /tmp that every function
/// has, so it has a snapshot.
final class Transcribe extends Door {
    /// As long as API Gateway waits.
    private static final Duration TIMEOUT = Duration.seconds(30);
    /// One whole processor: FFmpeg decodes with one.
    static final int MEMORY_MIB = 1769;

    Transcribe(Construct scope, Parts parts, ILayerVersion ffmpeg) {
        super(
                scope,
                "transcribe",
                new Spec(
                        parts.artifacts().zip("transcribe"),
                        "dev.audiolith.transcribe.TranscribeHandler::handleRequest",
                        MEMORY_MIB,
                        TIMEOUT,
                        Transcriptions.environment(parts),
                        RecursiveLoop.TERMINATE).with(ffmpeg, Optional.empty()));
        parts.letTranscribe(this);
        parts.letUse(this, AudioBucket.RECORDINGS, "s3:PutObject", "s3:GetObject");
    }
}
