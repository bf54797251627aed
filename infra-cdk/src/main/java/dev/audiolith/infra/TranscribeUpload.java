package dev.audiolith.infra;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.constructs.Construct;

/// The door of what was uploaded: transcribes recordings that nobody waits for. From the zip of `transcribe`.
final class TranscribeUpload extends Door {
    /// As long as Lambda can: what is not done by then is gone on with.
    static final Duration TIMEOUT = Duration.minutes(15);
    /// The largest upload, its pieces beside it, and what one that died may have left.
    private static final Size SCRATCH = Size.gibibytes(2);

    TranscribeUpload(Construct scope, Parts parts, ILayerVersion ffmpeg) {
        super(
                scope,
                "transcribe-upload",
                new Spec(
                        parts.artifacts().zip("transcribe"),
                        "dev.audiolith.transcribe.UploadHandler::handleRequest",
                        Transcribe.MEMORY_MIB,
                        TIMEOUT,
                        Transcriptions.environment(parts),
                        // A transcription that is gone on with sends its next message to the queue that feeds this function.
                        RecursiveLoop.ALLOW).with(ffmpeg, Optional.of(SCRATCH)));
        parts.letTranscribe(this);
        parts.letUse(this, UploadQueue.UPLOADS, "s3:GetObject");
        parts.letUse(this, AudioBucket.RECORDINGS, "s3:GetObject");
        live().addEventSource(SqsEventSource.Builder.create(parts.storage().uploads().queue())
                // Each takes as long as it takes: none waits behind another.
                .batchSize(1)
                .reportBatchItemFailures(true)
                .maxConcurrency(parts.stage().transcribeConcurrency())
                .build());
    }
}
