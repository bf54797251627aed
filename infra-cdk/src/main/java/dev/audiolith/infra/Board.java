package dev.audiolith.infra;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/// The one dashboard, read from the top: is anything wrong, do callers get sounds, do sounds become permanent, are recordings
/// transcribed, are tracks kept, what does it cost, does the machinery run.
final class Board extends Construct {
    private static final Duration PERIOD = Duration.minutes(5);
    private static final int ROW = 24;
    private static final List<String> SPEAKING = List.of("vocalize", "speak");
    private static final List<String> HEARING = List.of("transcribe", "transcribe-upload");
    /// Whoever asks providers for a sound; what was spoken for a client of OpenAI's kind is first asked for in the background.
    private static final List<String> KEEPING = List.of("vocalize", "speak", "ipfs-retry");

    private final ServiceStack service;
    private final Measures measures;
    private final Dashboard dashboard;

    Board(Construct scope, Stage stage, ServiceStack service, Measures measures, List<Alarm> alarms) {
        super(scope, "board");
        this.service = service;
        this.measures = measures;
        this.dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(stage.stack("board"))
                .defaultInterval(Duration.hours(12))
                .build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create().title("Alarms").width(ROW).alarms(alarms).build());
        callers();
        permanence();
        recordings();
        tracks();
        cost();
        machinery();
    }

    String name() {
        return dashboard.getDashboardName();
    }

    private void callers() {
        var api = service.http().api();
        row(
                graph("Requests", 4, api.metricCount(as("requests", Measures.SUM)), api.metricClientError(as("4xx", Measures.SUM)),
                        api.metricServerError(as("5xx", Measures.SUM))),
                graph("Milliseconds until the answer", 4, api.metricLatency(as("median", "p50")), api.metricLatency(as("p99", "p99"))),
                graph("Texts that were spoken, of 1", 4, ours("vocalize", "SpeechSucceeded", Measures.AVERAGE),
                        ours("speak", "SpeechSucceeded", Measures.AVERAGE), ours("vocalize", "AnsweredFromCache", Measures.AVERAGE)),
                graph("Refusals that last until someone acts", 4, each(SPEAKING, door -> ours(door, "SpeechBlocked", Measures.SUM))));
        row(graph("Tokens that could not be looked at", 4, ours("authorizer", "IssuerUnavailable", Measures.SUM)));
    }

    private void permanence() {
        row(
                graph("Sounds pinned at once and in the background, of 1", 3,
                        each(KEEPING, door -> ours(door, "SoundPinned", Measures.AVERAGE))),
                graph("Attempts that succeeded, of 1, by provider", 3,
                        MathExpression.Builder.create()
                                .expression(measures.searchByProvider("PinSucceeded", Measures.AVERAGE))
                                .label("")
                                .period(PERIOD)
                                .build()),
                graph("Milliseconds until a sound is pinned", 3, ours("vocalize", "TimeToIpfs", "p50"),
                        ours("vocalize", "TimeToIpfs", "p99"), ours("speak", "TimeToIpfs", "p99"),
                        ours("ipfs-retry", "TimeToIpfs", "p99")));
        row(
                graph("Sounds without a provider", 3, ours("ipfs-retry-sweep", "SoundsPending", Measures.MAXIMUM)),
                graph("Seconds that the oldest has waited", 3, ours("ipfs-retry-sweep", "OldestPending", Measures.MAXIMUM)),
                graph("Sounds that somebody should look at", 3, ours("ipfs-retry", "SoundsUnpinned", Measures.SUM),
                        ours("cleanup", "SoundsExpired", Measures.SUM), ours("ipfs-retry", "PinUnretrievable", Measures.SUM),
                        ours("ipfs-retry", "CopyMissing", Measures.SUM)));
    }

    private void recordings() {
        row(
                graph("Recordings that were transcribed, of 1", 4,
                        each(HEARING, door -> ours(door, "TranscriptionSucceeded", Measures.AVERAGE))),
                graph("Milliseconds until a recording is text, p99", 4, each(HEARING, door -> ours(door, "TranscribingTime", "p99"))),
                graph("Seconds that recordings play", 4, each(HEARING, door -> ours(door, "RecordingTime", Measures.SUM))),
                graph("Refusals that last until someone acts", 4, each(HEARING, door -> ours(door, "TranscriberBlocked", Measures.SUM))));
        row(
                graph("Bytes of recordings", 2, each(HEARING, door -> ours(door, "RecordingBytes", Measures.SUM))),
                graph("Scratch directories that were cleared, of 1", 2,
                        each(HEARING, door -> ours(door, "ScratchCleared", Measures.AVERAGE))));
    }

    private void tracks() {
        row(
                graph("Tracks that were archived, of 1", 4, ours("archive", "TrackArchived", Measures.AVERAGE)),
                graph("Tracks that were lost", 4, ours("archive", "TracksExpired", Measures.SUM)),
                graph("Tracks that can still be lost", 4, ours("archive-planner", "TracksPending", Measures.MAXIMUM)),
                graph("Seconds until one goes that should be kept by now", 4, ours("archive-planner", "TimeToLoss", Measures.MINIMUM)));
        row(
                graph("Tracks that were sent for", 2, ours("archive-planner", "TracksSent", Measures.SUM)),
                graph("Bytes of tracks", 2, ours("archive", "BytesArchived", Measures.SUM)));
    }

    private void cost() {
        row(
                graph("Seconds charged for", 3, each(HEARING, door -> ours(door, "SecondsCharged", Measures.SUM))),
                graph("Characters charged for", 3, each(KEEPING, door -> ours(door, "CharactersCharged", Measures.SUM))),
                graph("Bytes of new sounds", 3, each(KEEPING, door -> ours(door, "BytesStored", Measures.SUM))));
    }

    private void machinery() {
        row(
                graph("Invocations that failed", 3, each(door -> door.live().metricErrors(as(door.name(), Measures.SUM)))),
                graph("Milliseconds of an invocation, p99", 3, each(door -> door.live().metricDuration(as(door.name(), "p99")))),
                graph("Messages put aside", 3, service.deadLetters().stream()
                        .map(dead -> dead.metricApproximateNumberOfMessagesVisible(as(dead.getNode().getId(), Measures.MAXIMUM)))
                        .toArray(IMetric[]::new)));
    }

    private static IMetric[] each(List<String> doors, Function<String, IMetric> metric) {
        return doors.stream().map(metric).toArray(IMetric[]::new);
    }

    private IMetric[] each(Function<Door, IMetric> metric) {
        return service.doors().stream().map(metric).toArray(IMetric[]::new);
    }

    private IMetric ours(String door, String name, String statistic) {
        return measures.of(door, name, statistic, PERIOD);
    }

    private void row(GraphWidget... graphs) {
        dashboard.addWidgets(graphs);
    }

    private static MetricOptions as(String label, String statistic) {
        return MetricOptions.builder().label(label).statistic(statistic).period(PERIOD).build();
    }

    private static GraphWidget graph(String title, int inARow, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(ROW / inARow)
                .left(Arrays.asList(metrics))
                .leftYAxis(YAxisProps.builder().min(0).build())
                .build();
    }
}
