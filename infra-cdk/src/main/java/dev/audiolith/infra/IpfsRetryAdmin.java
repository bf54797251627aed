package dev.audiolith.infra;

import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The operators' HTTP door: pending sounds tried now, dead letters moved back. From the zip of `ipfs-retry`.
final class IpfsRetryAdmin extends Door {
    /// As long as API Gateway waits.
    private static final Duration TIMEOUT = Duration.seconds(30);

    IpfsRetryAdmin(Construct scope, Parts parts) {
        super(
                scope,
                "ipfs-retry-admin",
                new Spec(
                        parts.artifacts().zip("ipfs-retry"),
                        "dev.audiolith.ipfsretry.AdminHandler::handleRequest",
                        1024,
                        TIMEOUT,
                        environment(parts),
                        RecursiveLoop.TERMINATE));
        var sounds = parts.storage().sounds().getTableArn();
        may(sounds, "dynamodb:GetItem", "dynamodb:PutItem");
        may(sounds + "/index/pending", "dynamodb:Query");
        parts.letTellWhoIsWell(this);
        parts.letUseSounds(this, "s3:GetObject");
        parts.letTellGoneFromForbidden(this);
        parts.letReadSecret(this);
        var queues = parts.queues();
        redrive(queues.retries().arn(), queues.retries().dead());
        redrive(queues.orders().arn(), queues.orders().dead());
        redrive(queues.calls().arn(), queues.calls().dead());
        redrive(queues.tracks().arn(), queues.tracks().dead());
        redrive(parts.storage().uploads().arn(), parts.storage().uploads().dead());
    }

    private void redrive(String queue, DeadLetters dead) {
        may(queue, "sqs:SendMessage");
        may(dead.getQueueArn(), "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    }

    private static SortedMap<String, String> environment(Parts parts) {
        var queues = parts.queues();
        var environment = new TreeMap<>(parts.forPinning());
        environment.put("RETRY_DEAD_URL", queues.retries().dead().getQueueUrl());
        environment.put("SPEAK_DEAD_URL", queues.orders().dead().getQueueUrl());
        environment.put("ARCHIVE_QUEUE_URL", queues.tracks().url());
        environment.put("ARCHIVE_DEAD_URL", queues.tracks().dead().getQueueUrl());
        environment.put("TRANSCRIBE_QUEUE_URL", parts.storage().uploads().url());
        environment.put("TRANSCRIBE_DEAD_URL", parts.storage().uploads().dead().getQueueUrl());
        environment.put("WEBHOOK_QUEUE_URL", queues.calls().url());
        environment.put("WEBHOOK_DEAD_URL", queues.calls().dead().getQueueUrl());
        return environment;
    }
}
