package dev.audiolith.faults;

import dev.audiolith.edge.Json;
import dev.audiolith.providers.guard.Courier;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.time.Deadline;
import dev.audiolith.webhook.Delivering;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Whoever wants to be called, as one container reaches them.
record Receiver(World world, Container container) implements Delivering.Caller {
    private static final Duration SOON = Duration.ofSeconds(5);

    enum Mood {
        TAKES_IT, TAKES_IT_AND_SAYS_NOTHING, BUSY, TOO_FAST, REDIRECTS, WANTS_NO_MORE, HANGS, UNREACHABLE
    }

    @Override
    public Courier.Answer post(Destination to, Map<String, String> headers, String body, Deadline deadline) throws IOException {
        var id = Optional.ofNullable(headers.get("webhook-id")).orElse("");
        var told = Json.parse(body).orElseThrow();
        var event = new Told.Event(to.target(), told.at("/data/id").asText(), told.at("/type").asText());
        return switch (world.plan().moods().receiver().at(world.now())) {
            case TAKES_IT -> {
                world.told().hears(event, id);
                yield answer(204);
            }
            case TAKES_IT_AND_SAYS_NOTHING -> {
                world.told().hears(event, id);
                throw silence(deadline);
            }
            case BUSY -> answer(503);
            case TOO_FAST -> new Courier.Answer(429, Optional.of("120"));
            case REDIRECTS -> answer(302);
            case WANTS_NO_MORE -> {
                world.told().declines(event, id);
                yield answer(410);
            }
            case HANGS -> throw silence(deadline);
            case UNREACHABLE -> throw new IOException("connection refused");
        };
    }

    private IOException silence(Deadline deadline) {
        container.invocation().pause(deadline.within(SOON).remaining());
        return new IOException("no answer in time");
    }

    private static Courier.Answer answer(int status) {
        return new Courier.Answer(status, Optional.empty());
    }
}
