package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.RetryQueue.Message;
import dev.audiolith.sound.RetryQueue.Nudge;
import dev.audiolith.sound.RetryQueue.Retry;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FakeRetryQueueTest implements RetryQueueContract {
    private static final Duration VISIBILITY = Duration.ofMinutes(6);

    private final ManualClock clock = new ManualClock();
    private final FakeRetryQueue queue = new FakeRetryQueue(clock, VISIBILITY);

    @Override
    public RetryQueue queue() {
        return queue;
    }

    @Override
    public Optional<Message> receive(Duration wait) {
        clock.advance(wait);
        if (queue.takeNudges() > 0) {
            return Optional.of(new Nudge());
        }
        var delivery = queue.receive();
        delivery.ifPresent(queue::settle);
        return delivery.map(FakeRetryQueue.Delivery::retry);
    }

    @Test
    void what_is_not_settled_comes_again_and_says_so() {
        queue.send(new Retry(SampleSounds.newId(), 0), Duration.ZERO);
        var first = queue.receive().orElseThrow();
        assertThat(queue.receive()).isEmpty();
        clock.advance(VISIBILITY);
        var second = queue.receive().orElseThrow();

        assertThat(first.count()).isEqualTo(1);
        assertThat(second).isEqualTo(new FakeRetryQueue.Delivery(first.id(), first.retry(), 2));
    }

    @Test
    void a_dead_reader_gives_its_messages_back() {
        queue.send(new Retry(SampleSounds.newId(), 0), Duration.ZERO);
        queue.send(new Retry(SampleSounds.newId(), 1), Duration.ofMinutes(1));
        queue.receive();
        queue.redeliver();

        assertThat(queue.receive().map(FakeRetryQueue.Delivery::count)).contains(2);
        assertThat(queue.receive()).isEmpty();
        assertThat(queue.waiting()).hasSize(2);
    }
}
