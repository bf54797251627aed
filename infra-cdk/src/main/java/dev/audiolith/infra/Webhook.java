package dev.audiolith.infra;

import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.constructs.Construct;

/// The door that calls back. Not in any network of ours, so that there is nothing private to be reached from it.
final class Webhook extends Door {
    static final Duration TIMEOUT = Duration.minutes(1);

    /// A call may take ten seconds: five of them fit.
    private static final int BATCH = 5;

    Webhook(Construct scope, Parts parts, String apiUrl) {
        super(
                scope,
                "webhook",
                new Spec(
                        parts.artifacts().zip("webhook"),
                        "dev.audiolith.webhook.WebhookHandler::handleRequest",
                        512,
                        TIMEOUT,
                        environment(parts, apiUrl),
                        // A delivery that failed sends its next message to the queue that feeds this function.
                        RecursiveLoop.ALLOW));
        may(parts.storage().sounds().getTableArn(), "dynamodb:GetItem");
        may(parts.storage().transcriptions().getTableArn(), "dynamodb:GetItem");
        may(parts.storage().tracks().getTableArn(), "dynamodb:GetItem");
        parts.letUse(this, AudioBucket.TRANSCRIPTS, "s3:GetObject");
        parts.letLinkToEvidence(this);
        parts.letTellGoneFromForbidden(this);
        parts.letReadSecret(this);
        may(parts.queues().calls().arn(), "sqs:SendMessage");
        may(parts.queues().calls().dead().getQueueArn(), "sqs:SendMessage");
        live().addEventSource(SqsEventSource.Builder.create(parts.queues().calls().queue())
                .batchSize(BATCH)
                .reportBatchItemFailures(true)
                .build());
    }

    private static SortedMap<String, String> environment(Parts parts, String apiUrl) {
        var environment = new TreeMap<>(parts.whereSoundsAre());
        environment.put("TRANSCRIPTIONS_TABLE", parts.storage().transcriptions().getTableName());
        environment.put("TRACKS_TABLE", parts.storage().tracks().getTableName());
        environment.put("DEBUG_BUCKET", parts.storage().debug().name());
        environment.put("WEBHOOK_QUEUE_URL", parts.queues().calls().url());
        environment.put("WEBHOOK_DEAD_URL", parts.queues().calls().dead().getQueueUrl());
        environment.put("API_URL", apiUrl);
        environment.put("SECRETS_ID", parts.upstreams().getSecretName());
        environment.putAll(parts.stage().settings().values());
        return environment;
    }
}
