package dev.audiolith.infra;

import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The HTTP door that takes announcements of recordings and tells what became of them. From the zip of `transcribe`.
final class Transcriptions extends Door {
    /// As long as API Gateway waits.
    private static final Duration TIMEOUT = Duration.seconds(30);

    Transcriptions(Construct scope, Parts parts) {
        super(
                scope,
                "transcriptions",
                new Spec(
                        parts.artifacts().zip("transcribe"),
                        "dev.audiolith.transcribe.TranscriptionsHandler::handleRequest",
                        1024,
                        TIMEOUT,
                        environment(parts),
                        RecursiveLoop.TERMINATE));
        var table = parts.storage().transcriptions().getTableArn();
        may(table, "dynamodb:GetItem", "dynamodb:PutItem");
        may(table + "/index/owner", "dynamodb:Query");
        // A link can do what its signer may.
        parts.letUse(this, UploadQueue.UPLOADS, "s3:PutObject");
        parts.letUse(this, AudioBucket.TRANSCRIPTS, "s3:GetObject");
        parts.letLinkToEvidence(this);
        parts.letTellGoneFromForbidden(this);
        parts.letReadSecret(this);
        may(parts.storage().uploads().arn(), "sqs:SendMessage");
    }

    /// What all transcribing doors are told.
    static SortedMap<String, String> environment(Parts parts) {
        var storage = parts.storage();
        var environment = new TreeMap<String, String>();
        environment.put("TRANSCRIPTIONS_TABLE", storage.transcriptions().getTableName());
        environment.put("AUDIO_BUCKET", storage.audio().name());
        environment.put("DEBUG_BUCKET", storage.debug().name());
        environment.put("TRANSCRIBE_QUEUE_URL", storage.uploads().url());
        environment.put("METRICS_NAMESPACE", parts.stage().metrics());
        environment.put("SECRETS_ID", parts.upstreams().getSecretName());
        environment.putAll(parts.stage().settings().values());
        return environment;
    }
}
