package dev.audiolith.local.embedded;

import dev.audiolith.local.process.Child;
import dev.audiolith.local.process.FreePort;
import dev.audiolith.time.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SQS as ElasticMQ plays it in a process of its own, keeping queues and messages, also delayed ones, in a folder.
final class EmbeddedSqs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    static Child start(Path folder, List<String> queues) throws IOException {
        Files.createDirectories(folder);
        var port = FreePort.find();
        var arguments = Stream.concat(Stream.of(Integer.toString(port), folder.resolve("elasticmq").toString()), queues.stream()).toList();
        return Child.start(Child.Program.small(SqsMain.class, System.getProperty("java.class.path"), arguments), port,
                folder.resolve("elasticmq.log"));
    }

    /// Its queues appear a moment after it has begun to answer; on a machine with much to do it also answers late at first, or not.
    static void awaitQueue(SqsClient sqs, String queue, Sleeper sleeper) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var obstacle = obstacle(sqs, queue); obstacle.isPresent(); obstacle = obstacle(sqs, queue)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the embedded SQS has no queue " + queue, obstacle.get());
            }
            try {
                sleeper.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /// What keeps the queue from being used; empty once nothing does.
    private static Optional<SdkException> obstacle(SqsClient sqs, String queue) {
        try {
            sqs.getQueueUrl(request -> request.queueName(queue));
            return Optional.empty();
        } catch (SdkException e) {
            return Optional.of(e);
        }
    }

    private EmbeddedSqs() {}
}
