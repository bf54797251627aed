package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.constructs.Construct;

/// Once a day away with what lies in the bucket and is needed by nobody. From the zip of `ipfs-retry`.
///
/// It is the only door that may list the bucket for other reasons than to tell "gone" from "forbidden".
final class OrphanSweep extends Door {
    private static final Duration EVERY = Duration.days(1);
    private static final String BOOKMARK = "bookmarks/orphan-sweep";
    private static final List<String> PREFIXES = List.of(AudioBucket.CAPTIONS, AudioBucket.ORDERS, AudioBucket.SOUNDS);

    private final DeadLetters dead;

    OrphanSweep(Construct scope, Parts parts) {
        super(
                scope,
                "orphan-sweep",
                new Spec(
                        parts.artifacts().zip("ipfs-retry"),
                        "dev.audiolith.ipfsretry.OrphanSweepHandler::handleRequest",
                        512,
                        Duration.minutes(15),
                        environment(parts),
                        RecursiveLoop.TERMINATE));
        var audio = parts.storage().audio();
        may(parts.storage().sounds().getTableArn(), "dynamodb:GetItem");
        PREFIXES.forEach(prefix -> parts.letUse(this, prefix, "s3:DeleteObject"));
        may(audio.object(BOOKMARK), "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        may(PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(audio.arn()))
                // IfExists, because reading the bookmark carries no prefix to compare.
                .conditions(Map.of("StringEqualsIfExists", Map.of("s3:prefix", PREFIXES)))
                .build());
        may(parts.queues().retries().arn(), "sqs:SendMessage");

        this.dead = new DeadLetters(scope, "orphan-sweep-dead");
        live().configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .retryAttempts(1)
                .maxEventAge(Duration.hours(6))
                .onFailure(new SqsDestination(dead))
                .build());
        Rule.Builder.create(this, "Schedule")
                .description("Deletes what lies in the bucket and is needed by nobody")
                .schedule(Schedule.rate(EVERY))
                .targets(List.of(LambdaFunction.Builder.create(live())
                        .retryAttempts(1)
                        .maxEventAge(Duration.hours(6))
                        .deadLetterQueue(dead)
                        .build()))
                .build();
    }

    DeadLetters dead() {
        return dead;
    }

    private static SortedMap<String, String> environment(Parts parts) {
        var environment = new TreeMap<>(parts.whereSoundsAre());
        environment.put("RETRY_QUEUE_URL", parts.queues().retries().url());
        return environment;
    }
}
