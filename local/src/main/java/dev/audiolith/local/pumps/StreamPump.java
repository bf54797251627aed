package dev.audiolith.local.pumps;

import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Does what Lambda's event source does with a table's stream; as there, doors may be given a record twice.
///
/// Only what the template's filter lets through gets here. Records from the first that the door reports as failed are handed in
/// again, a few times; then they are told in one line and left behind, as the template's dead-letter queue takes them.
public final class StreamPump implements Pump.Round {
    private static final int MOST_ATTEMPTS = 5;

    private final StreamRecords stream;
    private final StreamEvents events;
    private final Predicate<Record> filter;
    private final Door<?> door;
    private final Invoker invoker;
    private final Consumer<String> complaints;
    private final List<Record> waiting = new ArrayList<>();
    private int attempts;

    private StreamPump(StreamRecords stream, StreamEvents events, Predicate<Record> filter, Door<?> door, Invoker invoker,
            Consumer<String> complaints) {
        this.stream = stream;
        this.events = events;
        this.filter = filter;
        this.door = door;
        this.invoker = invoker;
        this.complaints = complaints;
    }

    /// Only what the table itself let expire gets through.
    public static StreamPump ofExpiries(StreamRecords stream, String table, String expiryAttribute, Door<?> door, Invoker invoker,
            Consumer<String> complaints) {
        var events = new StreamEvents(table, expiryAttribute);
        return new StreamPump(stream, events, events::isExpiry, door, invoker, complaints);
    }

    /// What `filter` lets through.
    public static StreamPump ofChanges(StreamRecords stream, String table, String expiryAttribute, Predicate<Record> filter, Door<?> door,
            Invoker invoker, Consumer<String> complaints) {
        return new StreamPump(stream, new StreamEvents(table, expiryAttribute), filter, door, invoker, complaints);
    }

    @Override
    public void run() {
        if (waiting.isEmpty()) {
            stream.next().stream().filter(filter).forEach(waiting::add);
            attempts = 0;
        }
        if (waiting.isEmpty()) {
            return;
        }
        var outcome = invoker.invoke(door, events.event(waiting), UUID.randomUUID().toString());
        outcome.problem().ifPresent(problem -> complaints.accept(door.name() + " " + problem));
        var done = switch (outcome) {
            case Invoker.Outcome.Answered(var json) -> done(json);
            case Invoker.Outcome.Threw _,Invoker.Outcome.TimedOut _ -> 0;
        };
        waiting.subList(0, done).clear();
        attempts = done > 0 ? 0 : attempts + 1;
        if (attempts >= MOST_ATTEMPTS) {
            complaints.accept(door.name() + " leaves record " + waiting.getFirst().dynamodb().sequenceNumber() + " behind");
            waiting.removeFirst();
            attempts = 0;
        }
    }

    /// How many records come before the first failed one.
    private int done(String answer) {
        var failures = Json.read(answer).path("batchItemFailures").findValuesAsText("itemIdentifier");
        for (var i = 0; i < waiting.size(); i++) {
            if (failures.contains(waiting.get(i).dynamodb().sequenceNumber())) {
                return i;
            }
        }
        return failures.isEmpty() ? waiting.size() : 0;
    }
}
