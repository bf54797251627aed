package dev.audiolith.local.pumps;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A real queue, or one that speaks like it.
public final class SqsMessages implements Messages {
    private static final int BATCH = 10;
    /// Below the client's own limit on a call.
    private static final int WAIT_SECONDS = 2;

    private final SqsClient sqs;
    private final String queueUrl;
    private final int batch;

    /// In batches as large as Lambda takes without waiting.
    public SqsMessages(SqsClient sqs, String queueUrl) {
        this(sqs, queueUrl, BATCH);
    }

    public SqsMessages(SqsClient sqs, String queueUrl, int batch) {
        this.batch = batch;
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public List<Message> receive() {
        var received = sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(batch).waitTimeSeconds(WAIT_SECONDS)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL).messageAttributeNames("All"));
        return received.messages().stream().map(message -> new Message(message.messageId(), message.receiptHandle(), message.body(), message
                .md5OfBody(), message.attributesAsStrings())).toList();
    }

    @Override
    public void delete(List<Message> messages) {
        var byId = messages.stream().collect(Collectors.toMap(Message::id, Function.identity(), (first, _) -> first));
        var entries = byId.values().stream().map(message -> DeleteMessageBatchRequestEntry.builder().id(message.id()).receiptHandle(message
                .receipt()).build()).toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }
}
