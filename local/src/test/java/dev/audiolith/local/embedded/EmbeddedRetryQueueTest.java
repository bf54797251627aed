package dev.audiolith.local.embedded;

import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.RetryQueue.Message;
import dev.audiolith.testkit.sound.RetryQueueContract;
import java.time.Duration;
import java.util.Optional;

final class EmbeddedRetryQueueTest implements RetryQueueContract {
    private final Server.Line line = Embedded.server().queue();

    @Override
    public RetryQueue queue() {
        return line.sending();
    }

    @Override
    public Optional<Message> receive(Duration wait) {
        return line.receive(wait);
    }
}
