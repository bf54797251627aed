package dev.audiolith.faults;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.edge.InvocationContext;
import dev.audiolith.edge.QueueEdge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Between a queue and its door, as Lambda stands there: hands out batches, several at once, and deletes what the door does not
/// report as failed.
final class Reader implements Runnable {
    private static final int AT_ONCE = 3;

    private final World world;
    private final Post post;
    private final Door door;
    private int reading;

    /// Who reads: for how long at most, and how many messages at a time.
    record Door(String name, Duration patience, int batch, Function<Container, QueueEdge> edge) {}

    Reader(World world, Post post, Door door) {
        this.world = world;
        this.post = post;
        this.door = door;
    }

    @Override
    public void run() {
        var batch = reading == AT_ONCE ? List.<Post.Delivery>of() : post.receive(1 + (int) world.dice().below(door.batch()));
        if (batch.isEmpty()) {
            return;
        }
        reading++;
        batch.forEach(world.watch()::handedOut);
        world.stage().invoke(door.name(), door.patience(), container -> work(container, batch), () -> {
            reading--;
            run();
        });
    }

    private void work(Container container, List<Post.Delivery> batch) {
        container.invocation().reads(batch.stream().map(Post.Delivery::body).toList());
        var event = new SQSEvent();
        event.setRecords(batch.stream().map(Reader::message).toList());
        var answer = door.edge().apply(container).serve(event, context(container.invocation()));
        var failed = world.mutant().failures(answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet()), batch.stream().map(delivery -> String.valueOf(delivery.id())).toList());
        for (var delivery : batch) {
            var comesBack = failed.contains(String.valueOf(delivery.id()));
            Broken.unless(comesBack != container.dealtWith(delivery.body()) || hasTwin(delivery, batch),
                    comesBack ? "a message that was dealt with comes back" : "a message that was not dealt with is deleted");
            if (!comesBack) {
                post.settle(delivery);
            }
        }
    }

    private static boolean hasTwin(Post.Delivery delivery, List<Post.Delivery> batch) {
        return batch.stream().filter(other -> other.body().equals(delivery.body())).count() > 1;
    }

    private static SQSEvent.SQSMessage message(Post.Delivery delivery) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId(String.valueOf(delivery.id()));
        message.setBody(delivery.body());
        message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(delivery.count())));
        return message;
    }

    private static InvocationContext context(Invocation invocation) {
        return new InvocationContext(invocation.door(), "request", invocation::remainingMillis);
    }
}
