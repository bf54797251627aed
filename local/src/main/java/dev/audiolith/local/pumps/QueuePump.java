package dev.audiolith.local.pumps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.pumps.Messages.Message;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Does what Lambda's event source does with a queue: a batch into the door, then away with what the door did not report as failed.
///
/// What failed stays invisible until its time is up and comes back; when the door throws, so does the whole batch.
public final class QueuePump implements Pump.Round {
    private final Messages messages;
    private final String queue;
    private final Door<?> door;
    private final Invoker invoker;
    private final Consumer<String> complaints;

    public QueuePump(Messages messages, String queue, Door<?> door, Invoker invoker, Consumer<String> complaints) {
        this.messages = messages;
        this.queue = queue;
        this.door = door;
        this.invoker = invoker;
        this.complaints = complaints;
    }

    @Override
    public void run() {
        var batch = messages.receive();
        if (batch.isEmpty()) {
            return;
        }
        var outcome = invoker.invoke(door, event(batch), UUID.randomUUID().toString());
        outcome.problem().ifPresent(problem -> complaints.accept(door.name() + " " + problem));
        var settled = switch (outcome) {
            case Invoker.Outcome.Answered(var json) -> settled(batch, Json.read(json));
            case Invoker.Outcome.Threw _,Invoker.Outcome.TimedOut _ -> List.<Message>of();
        };
        if (!settled.isEmpty()) {
            messages.delete(settled);
        }
    }

    private List<Message> settled(List<Message> batch, JsonNode answer) {
        var failed = failed(answer);
        var known = batch.stream().map(Message::id).collect(Collectors.toSet());
        if (!known.containsAll(failed)) {
            // Lambda takes a report that it cannot understand for a failure of everything.
            complaints.accept(door.name() + " reported a failure of a message that it was not given");
            return List.of();
        }
        return batch.stream().filter(message -> !failed.contains(message.id())).toList();
    }

    private static Set<String> failed(JsonNode answer) {
        var failed = new HashSet<String>();
        answer.path("batchItemFailures").forEach(failure -> failed.add(failure.path("itemIdentifier").asText("")));
        return failed;
    }

    private byte[] event(List<Message> batch) {
        var event = JsonNodeFactory.instance.objectNode();
        var records = event.putArray("Records");
        for (var message : batch) {
            var record = records.addObject();
            record.put("messageId", message.id()).put("receiptHandle", message.receipt()).put("body", message.body());
            var attributes = record.putObject("attributes");
            message.attributes().forEach(attributes::put);
            record.putObject("messageAttributes");
            record.put("md5OfBody", message.md5()).put("eventSource", "aws:sqs").put("awsRegion", "us-east-1");
            record.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:" + queue);
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
