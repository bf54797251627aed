package dev.audiolith.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What `./audiolith` asks a running service for: who it is, and to hand an event into a door as it stands.
///
/// Handing in needs the home's control key: a web page that a browser shows could otherwise do it too.
public final class ControlDesk implements HttpHandler {
    public static final String PATH = "/_local/";
    public static final String DOORS = PATH + "doors/";
    public static final String IDENTITY = PATH + "identity";

    private static final int MOST_BYTES = 6 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String home;
    private final byte[] key;
    private final Map<String, Door<?>> doors;
    private final Invoker invoker;

    public ControlDesk(String home, String key, List<Door<?>> doors, Invoker invoker) {
        this.home = home;
        this.key = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.doors = doors.stream().collect(Collectors.toMap(Door::name, Function.identity()));
        this.invoker = invoker;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        answer(exchange).send(exchange);
    }

    private Answer answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        if (path.equals(IDENTITY)) {
            return Reply.json(200, Map.of("service", "audiolith", "home", home));
        }
        var given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(key, given)) {
            return refusal(401, "the control key of this home is needed");
        }
        var door = path.startsWith(DOORS) ? doors.get(path.substring(DOORS.length())) : null;
        if (door == null || !"POST".equals(exchange.getRequestMethod())) {
            return refusal(404, "there is no such door; there are " + String.join(", ", doors.keySet().stream().sorted().toList()));
        }
        return switch (RequestBody.read(exchange, MOST_BYTES, LIMIT)) {
            case RequestBody.Whole(var event) -> send(door, event);
            case RequestBody.TooLarge _ -> refusal(413, "an event has at most 6 MiB");
            case RequestBody.Unfinished _ -> HttpExchange::close;
        };
    }

    private Answer send(Door<?> door, byte[] event) {
        return switch (invoker.invoke(door, event, UUID.randomUUID().toString())) {
            case Invoker.Outcome.Answered(var json) -> new Reply(200, "application/json", json);
            case Invoker.Outcome.Threw(var cause) -> refusal(502, door.name() + " failed: " + cause);
            case Invoker.Outcome.TimedOut(var limit) -> refusal(504, door.name() + " did not answer within " + limit.toSeconds() + " s");
        };
    }

    private static Reply refusal(int status, String message) {
        return Reply.json(status, Map.of("message", message));
    }
}
