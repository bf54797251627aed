package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.constructs.Construct;

/// The clock behind the queue of tracks: sends for every track whose time has come. From the zip of `archiver`.
///
/// At night, when most of them come due, several calls share the shards of the index between them. In between, one looks after all: for
/// what cannot wait, for what failed, for what was lost, and for what the night did not get done. No concurrency is reserved: a new
/// account has none to spare, and two who look at the same shard do each track once.
final class ArchivePlanner extends Door {
    /// In how many shards the adapter keeps the index.
    private static final int SHARDS = 16;
    /// A rule has five targets at most.
    private static final int AT_NIGHT = 4;
    private static final Duration TIMEOUT = Duration.minutes(15);
    /// One whole processor: the more of it, the more is sent in a second.
    private static final int MEMORY_MIB = 1769;
    /// Not older than the next run, which does the same work.
    private static final Duration OLDEST = Duration.minutes(15);

    private final DeadLetters dead;

    ArchivePlanner(Construct scope, Parts parts) {
        super(
                scope,
                "archive-planner",
                new Spec(
                        parts.artifacts().zip("archiver"),
                        "dev.audiolith.archiver.PlannerHandler::handleRequest",
                        MEMORY_MIB,
                        TIMEOUT,
                        new Archiving(parts).environment(),
                        RecursiveLoop.TERMINATE));
        var archiving = new Archiving(parts);
        archiving.letChangeTracks(this);
        archiving.letListTracks(this, "due", "open");
        archiving.letCount(this);

        this.dead = new DeadLetters(scope, "archive-planner-dead");
        live().configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .retryAttempts(1)
                .maxEventAge(OLDEST)
                .onFailure(new SqsDestination(dead))
                .build());
        Rule.Builder.create(this, "Nightly")
                .description("Sends for the tracks of the day")
                .schedule(Schedule.cron(CronOptions.builder().hour("3").minute("0").build()))
                .targets(IntStream.range(0, AT_NIGHT).mapToObj(call -> target(shards(call))).toList())
                .build();
        Rule.Builder.create(this, "Between")
                .description("Sends for tracks that cannot wait for the night, that failed, or whose message was lost")
                // Five past the hour and every quarter: not when the night begins.
                .schedule(Schedule.cron(CronOptions.builder().minute("5/15").build()))
                .targets(List.of(target(IntStream.range(0, SHARDS).boxed().toList())))
                .build();
    }

    DeadLetters dead() {
        return dead;
    }

    private IRuleTarget target(List<Integer> shards) {
        return LambdaFunction.Builder.create(live())
                .event(RuleTargetInput.fromObject(Map.of("detail", Map.of("shards", shards))))
                .retryAttempts(1)
                .maxEventAge(OLDEST)
                .deadLetterQueue(dead)
                .build();
    }

    private static List<Integer> shards(int call) {
        return IntStream.range(0, SHARDS).filter(shard -> shard % AT_NIGHT == call).boxed().toList();
    }
}
