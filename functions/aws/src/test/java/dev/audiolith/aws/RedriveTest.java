package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.aws.Redrive.Line;
import dev.audiolith.aws.Redrive.Moved;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class RedriveTest {
    private static final Line LINE = new Line("some", "queue", "dead");

    /// A dead-letter queue as AWS has it: who does not wait is shown what some of its servers have, of a few messages often none.
    private static final class ScatteredQueue implements SqsClient {
        private final List<String> dead = new ArrayList<>(IntStream.range(0, 3).mapToObj(i -> "letter " + i).toList());
        private final List<String> back = new ArrayList<>();

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            var waits = Objects.requireNonNullElse(request.waitTimeSeconds(), 0) > 0;
            var seen = waits ? dead.stream().limit(1).toList() : List.<String>of();
            return ReceiveMessageResponse.builder()
                    .messages(seen.stream().map(body -> Message.builder().body(body).receiptHandle(body).build()).toList()).build();
        }

        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            back.add(request.messageBody());
            return SendMessageResponse.builder().build();
        }

        @Override
        public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
            dead.remove(request.receiptHandle());
            return DeleteMessageResponse.builder().build();
        }

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            return GetQueueAttributesResponse.builder()
                    .attributes(Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, String.valueOf(dead.size()))).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }

    @Test
    void a_look_that_finds_nothing_at_once_is_not_taken_for_an_empty_queue() {
        var sqs = new ScatteredQueue();
        assertThat(new Redrive(sqs).move(List.of(LINE), new ManualClock().in(Duration.ofSeconds(20))))
                .containsExactly(new Moved("some", 3, 0));
        assertThat(sqs.back).containsExactly("letter 0", "letter 1", "letter 2");
    }
}
