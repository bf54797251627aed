package dev.audiolith.infra;

import dev.audiolith.infra.Alarms.About;
import dev.audiolith.infra.Alarms.Limit;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/// What watches: alarms and one dashboard over what runs. Deleting it changes nothing but that nobody is told.
public final class OperationsStack extends Stack {
    private static final Duration SHORT = Duration.minutes(5);
    private static final Duration LONG = Duration.minutes(15);

    /// Fewer than this in a period are no rate.
    private static final int FEWEST = 10;

    private final Measures measures;
    private final Alarms alarms;

    OperationsStack(Construct scope, Stage stage, ServiceStack service, StackProps props) {
        super(scope, stage.stack("operations"), props);
        this.measures = new Measures(stage.metrics());
        this.alarms = new Alarms(this, stage);

        speech();
        pinning(stage);
        aftercare();
        transcribing();
        archiving(service);
        signingIn();
        queues(service);
        doors(service);
        api(service.http());
        var board = new Board(this, stage, service, measures, alarms.all());

        output("AlarmTopicArn", alarms.topicArn());
        output("Dashboard", board.name());
    }

    private void speech() {
        alarms.atLeast(
                new About("speech-blocked", "The speech provider refuses our key, or its quota is used up.", "speech-fails"),
                sum("FILL(a, 0) + FILL(b, 0)", measures.of("vocalize", "SpeechBlocked", Measures.SUM, SHORT),
                        measures.of("speak", "SpeechBlocked", Measures.SUM, SHORT), SHORT),
                Limit.atOnce(1));
        alarms.below(
                new About("speech-fails", "Less than 9 in 10 texts could be spoken.", "speech-fails"),
                rate("vocalize", "SpeechSucceeded"),
                new Limit(90, 2, 2));
        // On its own: among the many texts of callers who wait, the few long ones would not show.
        alarms.below(
                new About("orders-fail", "Less than 9 in 10 tries to speak what was ordered came to an end.", "speech-fails"),
                rate("speak", "SpeechSucceeded"),
                new Limit(90, 2, 2));
    }

    private void pinning(Stage stage) {
        alarms.below(
                new About("ipfs-rate-low", "Less than 95 in 100 sounds were pinned while their caller waited.", "sounds-stay-temporary"),
                rate("vocalize", "SoundPinned"),
                new Limit(95, 2, 2));
        alarms.below(
                new About("orders-ipfs-rate-low", "Less than 95 in 100 sounds that were ordered were pinned at the first try.",
                        "sounds-stay-temporary"),
                rate("speak", "SoundPinned"),
                new Limit(95, 2, 2));
        alarms.atLeastOrSilent(
                new About(
                        "oldest-pending",
                        "A sound waits for a provider, half of its temporary time is over; or the sweep has stopped looking.",
                        "sounds-stay-temporary"),
                measures.of("ipfs-retry-sweep", "OldestPending", Measures.MAXIMUM, SHORT),
                // The sweep comes every period, or just after it: one without a count is no silence.
                new Limit(stage.settings().temporarySeconds() / 2.0, 2, 3));
        alarms.atLeast(
                new About("unpinned", "A sound's temporary time ended and no provider has it.", "sounds-unpinned"),
                measures.of("ipfs-retry", "SoundsUnpinned", Measures.SUM, SHORT),
                Limit.atOnce(1));
    }

    private void aftercare() {
        alarms.atLeast(
                new About("pin-unretrievable", "No gateway gives back a sound that a provider said it keeps.", "pin-cannot-be-fetched"),
                measures.of("ipfs-retry", "PinUnretrievable", Measures.SUM, SHORT),
                Limit.atOnce(1));
        alarms.atLeast(
                new About("copy-missing", "A pinned sound is kept by fewer providers than it should be.", "pin-cannot-be-fetched"),
                measures.of("ipfs-retry", "CopyMissing", Measures.SUM, SHORT),
                Limit.atOnce(1));
    }

    private void transcribing() {
        alarms.atLeast(
                new About("transcriber-blocked", "The transcriber refuses our key or model, or its quota is used up.",
                        "transcription-fails"),
                sum("FILL(a, 0) + FILL(b, 0)", measures.of("transcribe", "TranscriberBlocked", Measures.SUM, SHORT),
                        measures.of("transcribe-upload", "TranscriberBlocked", Measures.SUM, SHORT), SHORT),
                Limit.atOnce(1));
        alarms.below(
                new About("transcription-fails", "Less than 9 in 10 recordings could be transcribed while their caller waited.",
                        "transcription-fails"),
                rate("transcribe", "TranscriptionSucceeded"),
                new Limit(90, 2, 2));
        alarms.below(
                new About("uploads-fail", "Less than 9 in 10 tries to transcribe what was uploaded came to an end.", "transcription-fails"),
                rate("transcribe-upload", "TranscriptionSucceeded"),
                new Limit(90, 2, 2));
    }

    private void archiving(ServiceStack service) {
        alarms.atLeast(
                new About("track-failed", "A track could not be archived; it is tried again while its files exist.", "tracks-fail"),
                sum("a - b", measures.of("archive", "TrackArchived", Measures.SAMPLES, SHORT),
                        measures.of("archive", "TrackArchived", Measures.SUM, SHORT), SHORT),
                Limit.atOnce(1));
        alarms.below(
                new About("archiving-fails", "Less than 9 in 10 tracks could be archived.", "tracks-fail"),
                rate("archive", "TrackArchived"),
                new Limit(90, 2, 2));
        alarms.atLeast(
                new About("track-expired", "The files of a track were gone before they were kept.", "tracks-are-lost"),
                measures.of("archive", "TracksExpired", Measures.SUM, SHORT),
                Limit.atOnce(1));
        alarms.below(
                new About("time-to-loss", "A track that should be kept by now goes within a day.", "tracks-are-lost"),
                measures.of("archive-planner", "TimeToLoss", Measures.MINIMUM, LONG),
                Limit.atOnce(Duration.days(1).toSeconds().doubleValue()));
        alarms.silent(
                new About("archive-planner-silent", "Nobody looks for tracks whose time has come.", "archive-planner-silent"),
                // It looks every quarter of an hour, or just after it: one without a look is no silence.
                measures.of("archive-planner", "TracksPending", Measures.SAMPLES, LONG),
                new Limit(1, 2, 3));
        alarms.atLeast(
                new About("archive-queue-old", "Tracks wait for half an hour to be fetched; some are deleted after one.",
                        "archive-queue-old"),
                service.tracks().queue().metricApproximateAgeOfOldestMessage(over(SHORT, Measures.MAXIMUM)),
                new Limit(Duration.minutes(30).toSeconds().doubleValue(), 2, 3));
    }

    private void signingIn() {
        alarms.atLeast(
                new About("issuer-unavailable", "The issuer of users' tokens does not show its keys: nobody can sign in.",
                        "issuer-unavailable"),
                measures.of("authorizer", "IssuerUnavailable", Measures.SUM, SHORT),
                new Limit(1, 2, 3));
    }

    private void queues(ServiceStack service) {
        for (var dead : service.deadLetters()) {
            alarms.atLeast(
                    new About(dead.getNode().getId(), "Work failed for good and waits for someone to look.", "dead-letters"),
                    dead.metricApproximateNumberOfMessagesVisible(over(SHORT, Measures.MAXIMUM)),
                    Limit.atOnce(1));
        }
        alarms.atLeast(
                // A message waits up to 15 minutes by its own delay.
                new About("retry-queue-old", "Retry messages are an hour old: nobody works them off.", "retry-queue-old"),
                service.retries().queue().metricApproximateAgeOfOldestMessage(over(SHORT, Measures.MAXIMUM)),
                new Limit(Duration.hours(1).toSeconds().doubleValue(), 3, 3));
    }

    private void doors(ServiceStack service) {
        for (var door : service.doors()) {
            alarms.atLeast(
                    new About(door.name() + "-errors", "Invocations crashed, ran out of time, or were throttled.", "door-errors"),
                    sum("FILL(a, 0) + FILL(b, 0)", door.live().metricErrors(over(SHORT, Measures.SUM)),
                            door.live().metricThrottles(over(SHORT, Measures.SUM)), SHORT),
                    new Limit(1, 2, 3));
        }
        // Only where someone waits: queue doors use the time they have.
        var vocalize = service.door("vocalize");
        alarms.atLeast(
                new About("vocalize-slow", "One request in a hundred takes nearly all the time that the gateway waits.", "door-slow"),
                vocalize.live().metricDuration(over(SHORT, "p99")),
                new Limit(0.9 * vocalize.timeout().toMilliseconds().doubleValue(), 3, 3));
    }

    private void api(HttpFront http) {
        alarms.atLeast(
                new About("api-5xx", "One request in twenty was answered with a failure of ours.", "api-5xx"),
                sum("IF(a >= 5, 100 * a / b, 0)", http.api().metricServerError(over(SHORT, Measures.SUM)),
                        http.api().metricCount(over(SHORT, Measures.SUM)), SHORT),
                new Limit(5, 2, 2));
    }

    /// How many in a hundred: the values are one for yes and zero for no. A hundred as long as there are too few to tell.
    private IMetric rate(String door, String name) {
        return sum("IF(b >= %d, 100 * a / b, 100)".formatted(FEWEST), measures.of(door, name, Measures.SUM, LONG),
                measures.of(door, name, Measures.SAMPLES, LONG), LONG);
    }

    private static IMetric sum(String expression, IMetric a, IMetric b, Duration period) {
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(new TreeMap<>(Map.of("a", a, "b", b)))
                .period(period)
                .build();
    }

    private static MetricOptions over(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
