package dev.audiolith.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.constructs.Construct;

/// The clock behind the retry queue: sends a message for every pending sound whose time has come and whose own message
/// was lost. From the zip of `ipfs-retry`.
///
/// A rule rather than a Scheduler schedule: it needs no role of its own, and every five minutes has no time zone.
final class IpfsRetrySweep extends Door {
    private static final Duration EVERY = Duration.minutes(5);

    private final DeadLetters dead;

    IpfsRetrySweep(Construct scope, Parts parts) {
        super(
                scope,
                "ipfs-retry-sweep",
                new Spec(
                        parts.artifacts().zip("ipfs-retry"),
                        "dev.audiolith.ipfsretry.SweepHandler::handleRequest",
                        512,
                        Duration.seconds(60),
                        parts.forPinning(),
                        RecursiveLoop.TERMINATE));
        var sounds = parts.storage().sounds().getTableArn();
        may(sounds, "dynamodb:GetItem", "dynamodb:PutItem");
        may(sounds + "/index/pending", "dynamodb:Query");
        parts.letReadSecret(this);
        may(parts.queues().retries().arn(), "sqs:SendMessage");
        may(parts.queues().orders().arn(), "sqs:SendMessage");

        this.dead = new DeadLetters(scope, "ipfs-retry-sweep-dead");
        // Not older than the next sweep, which does the same work: late ones would only pile up.
        live().configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .retryAttempts(1)
                .maxEventAge(EVERY)
                .onFailure(new SqsDestination(dead))
                .build());
        Rule.Builder.create(this, "Schedule")
                .description("Finds pending sounds whose retry message was lost")
                .schedule(Schedule.rate(EVERY))
                .targets(List.of(LambdaFunction.Builder.create(live())
                        .retryAttempts(1)
                        .maxEventAge(EVERY)
                        .deadLetterQueue(dead)
                        .build()))
                .build();
    }

    DeadLetters dead() {
        return dead;
    }
}
