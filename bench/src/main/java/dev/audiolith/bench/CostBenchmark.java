package dev.audiolith.bench;

import dev.audiolith.aws.AwsWiring;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Every call to AWS that a sound makes, in the request and behind it, and what a thousand sounds cost at list prices.
///
/// Lambda's own poller of the queue is played by this benchmark: one receive and one delete a message, which is the worst case, since
/// it takes up to ten at once when there are as many. Its polls of an empty queue are not counted: they do not depend on sounds.
final class CostBenchmark {
    private static final Duration SPEAKING = Duration.ofSeconds(2);
    private static final Duration PINNING = Duration.ofSeconds(1);
    private static final long SHORT = 50_000;
    private static final long LONG = 20_000_000;
    /// As deployed.
    private static final int MEMORY_MIB = 1024;

    private final Stage stage;
    private final SqsClient sqs;
    private final PrintStream out;

    private CostBenchmark(Stage stage, PrintStream out) {
        this.stage = stage;
        this.sqs = AwsWiring.clients(stage.env).sqs();
        this.out = out;
    }

    static void run(PrintStream out) throws Exception {
        try (var stage = new Stage(Files.createTempDirectory("audiolith-bench"))) {
            new CostBenchmark(stage, out).run();
        }
    }

    private void run() {
        stage.door.speak(SHORT);
        deliverMessage();
        stage.providers.take(SPEAKING, PINNING);
        sound("a sound of " + SHORT + " bytes", SHORT, Map.of());
        sound("the same with an Idempotency-Key", SHORT, Map.of("idempotency-key", UUID.randomUUID().toString()));
        sound("a sound of " + LONG + " bytes", LONG, Map.of());
        out.printf("%nand for each of them%n");
        behind("minutes later, when links to the bytes have ended");
    }

    private void sound(String what, long bytes, Map<String, String> headers) {
        out.printf("%n%s: speech over %d ms, pin in %d ms%n", what, SPEAKING.toMillis(), PINNING.toMillis());
        AwsCalls.take();
        var began = System.nanoTime();
        stage.door.speak(bytes, headers);
        var request = Duration.ofNanos(System.nanoTime() - began);
        var front = AwsCalls.take();
        var total = part("the request", front, request, Bill.HTTP_API_REQUEST * 1000) + behind("behind it");
        out.printf("  $ per 1,000 sounds, without speech and the provider's pin: %.4f%n", total);
    }

    /// Prints one part and returns its price.
    private double part(String name, List<AwsCall> calls, Duration time, double gateway) {
        var aws = Bill.calls(calls);
        var lambda = Bill.invocations(time, MEMORY_MIB);
        var units = calls.stream().map(AwsCall::units).reduce(Units.NONE, Units::plus);
        out.printf("  %s: %d AWS calls, %.0f write units, %.1f read units, %d ms%n", name, calls.size(), units.writes(), units.reads(),
                time.toMillis());
        counted(calls).forEach((call, count) -> out.printf("    %2d x %s%n", count, call));
        out.printf("    $ per 1,000: %.4f for the calls, %.4f for Lambda (arm64, %d MiB), %.4f for the HTTP API%n", aws, lambda, MEMORY_MIB,
                gateway);
        return aws + lambda + gateway;
    }

    private static Map<String, Integer> counted(List<AwsCall> calls) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var call : calls) {
            var units = call.units().writes() + call.units().reads();
            counts.merge(call.name() + (units == 0 ? "" : ", %.0f units".formatted(units)), 1, Integer::sum);
        }
        return counts;
    }

    /// The next message, whichever sound it is about: one finds a sound pinned, another comes when links to its bytes have ended.
    private double behind(String name) {
        var time = deliverMessage();
        return part(name, AwsCalls.take(), time, 0);
    }

    /// Takes the sound's message from the queue when it is due and has it dealt with; how long the door took.
    private Duration deliverMessage() {
        var url = stage.cloud.retryQueueUrl();
        while (true) {
            // Asking in vain is not counted.
            AwsCalls.take();
            var messages = sqs.receiveMessage(get -> get.queueUrl(url).waitTimeSeconds(2).maxNumberOfMessages(1)).messages();
            if (!messages.isEmpty()) {
                var began = System.nanoTime();
                stage.deliver(messages.getFirst().body());
                var time = Duration.ofNanos(System.nanoTime() - began);
                sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(messages.getFirst().receiptHandle()));
                return time;
            }
        }
    }
}
