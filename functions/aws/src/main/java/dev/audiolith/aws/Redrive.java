package dev.audiolith.aws;

import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Moves messages from dead-letter queues back to the queues they came from.
///
/// By hand instead of by SQS's own move task: that one runs on after the answer, and cannot say what it has moved. Each message is
/// sent before it is deleted, so a crash in between leaves a copy, and copies are harmless to every door of ours.
public final class Redrive {
    /// SQS gives no more at a time.
    private static final int AT_ONCE = 10;
    /// More than a caller waits for; the others come with the next call.
    private static final int MOST = 1_000;
    /// As long as a batch may take; what was not moved by then comes again.
    private static final Duration HIDDEN = Duration.ofSeconds(60);

    /// Whoever does not wait is shown what some of SQS's servers have, which of a few messages is often none.
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;

    public Redrive(SqsClient sqs) {
        this.sqs = sqs;
    }

    /// A queue, by the name people know it by, and where its messages end that failed again and again.
    public record Line(String queue, String url, String deadUrl) {}

    /// How many messages went back, and how many are left, roughly: SQS counts so.
    public record Moved(String queue, int moved, int remaining) {}

    public List<Moved> move(List<Line> lines, Deadline deadline) {
        return lines.stream().map(line -> move(line, deadline)).toList();
    }

    private Moved move(Line line, Deadline deadline) {
        var moved = 0;
        // Not for as long as messages come: one that fails at once comes back into the dead letters, and would be moved for ever.
        var waiting = Math.min(count(line), MOST);
        while (moved < waiting && !deadline.passed()) {
            var batch = receive(line);
            if (batch.isEmpty()) {
                break;
            }
            for (var message : batch) {
                moveOne(line, message);
                moved++;
            }
        }
        return new Moved(line.queue(), moved, count(line));
    }

    private List<Message> receive(Line line) {
        return StorageCall
                .to("receive dead letters", () -> sqs.receiveMessage(get -> get.queueUrl(line.deadUrl()).maxNumberOfMessages(AT_ONCE)
                        .waitTimeSeconds(WAIT_SECONDS).visibilityTimeout(Math.toIntExact(HIDDEN.toSeconds())).messageAttributeNames("All")))
                .messages();
    }

    private void moveOne(Line line, Message message) {
        StorageCall.to("send a dead letter again", () -> sqs.sendMessage(send -> send.queueUrl(line.url()).messageBody(message.body())
                .messageAttributes(message.messageAttributes())));
        StorageCall.to("delete a dead letter",
                () -> sqs.deleteMessage(delete -> delete.queueUrl(line.deadUrl()).receiptHandle(message.receiptHandle())));
    }

    private int count(Line line) {
        var counted = StorageCall.to("count dead letters", () -> sqs.getQueueAttributes(get -> get.queueUrl(line.deadUrl())
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))).attributes();
        return Integer.parseInt(counted.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }
}
