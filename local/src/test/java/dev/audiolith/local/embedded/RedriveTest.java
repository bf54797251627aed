package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.aws.Redrive;
import dev.audiolith.aws.Redrive.Line;
import dev.audiolith.aws.Redrive.Moved;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

final class RedriveTest {
    private final ManualClock clock = new ManualClock();
    private final SqsClient sqs = Embedded.server().clients().sqs();
    private final Redrive redrive = new Redrive(sqs);
    private final Line line = new Line("some", queue("some-"), queue("some-dead-"));

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void every_message_goes_back_as_it_was() {
        var bodies = IntStream.range(0, 23).mapToObj(i -> "letter " + i + " \u00e9\u2713").toList();
        bodies.forEach(body -> sqs.sendMessage(send -> send.queueUrl(line.deadUrl()).messageBody(body)
                .messageAttributes(Map.of("why", MessageAttributeValue.builder().dataType("String").stringValue("x").build()))));

        assertThat(redrive.move(List.of(line), clock.in(Duration.ofSeconds(20)))).containsExactly(new Moved("some", 23, 0));
        var back = receiveAll(line.url());
        assertThat(back).map(Message::body).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(back).allSatisfy(message -> assertThat(message.messageAttributes()).containsKey("why"));
        assertThat(receiveAll(line.deadUrl())).isEmpty();
    }

    @Test
    void nothing_to_move_is_nothing_moved() {
        assertThat(redrive.move(List.of(line), clock.in(Duration.ofSeconds(20)))).containsExactly(new Moved("some", 0, 0));
    }

    @Test
    void when_the_time_is_up_the_rest_is_counted() {
        sqs.sendMessage(send -> send.queueUrl(line.deadUrl()).messageBody("late"));
        assertThat(redrive.move(List.of(line), clock.in(Duration.ZERO))).containsExactly(new Moved("some", 0, 1));
    }

    @Test
    void what_cannot_be_sent_is_not_deleted() {
        sqs.sendMessage(send -> send.queueUrl(line.deadUrl()).messageBody("precious"));
        var nowhere = new Line("some", line.url() + "-that-is-not-there", line.deadUrl());
        assertThatThrownBy(() -> redrive.move(List.of(nowhere), clock.in(Duration.ofSeconds(20)))).isInstanceOf(StorageUnavailable.class);
        var hidden = sqs.getQueueAttributes(get -> get.queueUrl(line.deadUrl()).attributeNamesWithStrings("All")).attributesAsStrings();
        assertThat(hidden).containsEntry("ApproximateNumberOfMessagesNotVisible", "1");
    }

    private String queue(String prefix) {
        return sqs.createQueue(create -> create.queueName(prefix + SampleSounds.newId())).queueUrl();
    }

    private List<Message> receiveAll(String url) {
        var all = new ArrayList<Message>();
        List<Message> some;
        do {
            some = sqs.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All")).messages();
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }
}
