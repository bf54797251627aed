package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class EmbeddedSqsTest {
    private final Queue<RuntimeException> troubles = new ArrayDeque<>(List.of(
            SdkClientException.create("Read timed out"), QueueDoesNotExistException.builder().message("not yet").build()));

    @Test
    void a_queue_that_cannot_be_asked_for_yet_is_waited_for() {
        assertThatCode(() -> EmbeddedSqs.awaitQueue(new Waking(), "speak", _ -> {})).doesNotThrowAnyException();
        assertThat(troubles).isEmpty();
    }

    /// Answers well once its troubles are over.
    private final class Waking implements SqsClient {
        @Override
        public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
            var trouble = troubles.poll();
            if (trouble != null) {
                throw trouble;
            }
            return GetQueueUrlResponse.builder().queueUrl("http://127.0.0.1/speak").build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
