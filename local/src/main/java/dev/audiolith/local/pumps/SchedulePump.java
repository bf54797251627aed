package dev.audiolith.local.pumps;

import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// Rings a door as EventBridge does on a schedule. How often is the pump's pause.
public final class SchedulePump implements Pump.Round {
    private final Door<?> door;
    private final Invoker invoker;
    private final InstantSource clock;
    private final Consumer<String> complaints;

    public SchedulePump(Door<?> door, Invoker invoker, InstantSource clock, Consumer<String> complaints) {
        this.door = door;
        this.invoker = invoker;
        this.clock = clock;
        this.complaints = complaints;
    }

    @Override
    public void run() {
        var id = UUID.randomUUID().toString();
        var event = Map.of(
                "version", "0", "id", id, "detail-type", "Scheduled Event", "source", "aws.events", "account", "000000000000",
                "time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), "region", "us-east-1",
                "resources", List.of("arn:aws:events:us-east-1:000000000000:rule/" + door.name()), "detail", Map.of());
        var outcome = invoker.invoke(door, Json.write(event).getBytes(StandardCharsets.UTF_8), id);
        outcome.problem().ifPresent(problem -> complaints.accept(door.name() + " " + problem));
    }
}
