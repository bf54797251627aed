package dev.audiolith.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.Query;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Does what API Gateway's HTTP API does: lets a request through to its door as an event, or refuses it in the gateway's own words.
public final class ApiGateway implements HttpHandler {
    private static final int NO_BODY = -1;

    private final List<Route> routes;
    private final Gatekeeper gatekeeper;
    private final GatewayLimits limits;
    private final Invoker invoker;
    private final InstantSource clock;
    private final Consumer<String> complaints;
    private final TokenBucket bucket;

    /// A gateway in front of these routes.
    ///
    /// @param complaints hears, in one line, of invocations that failed
    public ApiGateway(List<Route> routes, Gatekeeper gatekeeper, GatewayLimits limits, InstantSource clock, Consumer<String> complaints) {
        this.routes = List.copyOf(routes);
        this.gatekeeper = gatekeeper;
        this.limits = limits;
        this.invoker = new Invoker(clock);
        this.clock = clock;
        this.complaints = complaints;
        this.bucket = new TokenBucket(limits.burst(), limits.requestsPerSecond(), clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var requestId = UUID.randomUUID().toString();
        var request = Incoming.of(exchange);
        exchange.getResponseHeaders().set("apigw-requestid", requestId);
        if (request.header("origin").isPresent()) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "*");
        }
        answer(request, exchange, requestId).send(exchange);
    }

    private Answer answer(Incoming request, HttpExchange exchange, String requestId) {
        if (request.headerBytes() > limits.headerBytes()) {
            return refusal(431, "Request Header Fields Too Large");
        }
        if (!bucket.take()) {
            return refusal(429, "Too Many Requests");
        }
        if ("OPTIONS".equals(request.method()) && request.header("access-control-request-method").isPresent()) {
            return ApiGateway::preflight;
        }
        for (var route : routes) {
            var path = route.method().equals(request.method()) ? match(route, request) : Optional.<Map<String, String>>empty();
            if (path.isPresent()) {
                return query(request).map(query -> new HttpEvents.Arrival(request, route, path.get(), query, requestId, clock.instant()))
                        .map(arrival -> admit(arrival, exchange)).orElseGet(() -> refusal(400, "Bad Request"));
            }
        }
        return refusal(404, "Not Found");
    }

    private Answer admit(HttpEvents.Arrival arrival, HttpExchange exchange) {
        return switch (gatekeeper.verdict(arrival)) {
            case Gatekeeper.Verdict.Admitted(var shown) -> read(arrival, shown, exchange);
            case Gatekeeper.Verdict.Refused(var status, var message, var headers) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                yield refusal(status, message);
            }
        };
    }

    private Answer read(HttpEvents.Arrival arrival, Optional<ObjectNode> shown, HttpExchange exchange) {
        return switch (RequestBody.read(exchange, limits.bodyBytes(), limits.integration())) {
            case RequestBody.Whole(var body) -> integrate(arrival, HttpEvents.event(arrival, body, shown));
            case RequestBody.TooLarge _ -> refusal(413, "Request Entity Too Large");
            case RequestBody.Unfinished _ -> HttpExchange::close;
        };
    }

    private Answer integrate(HttpEvents.Arrival arrival, byte[] event) {
        if (event.length > limits.eventBytes()) {
            return refusal(413, "Request Entity Too Large");
        }
        var door = arrival.route().door();
        var outcome = invoker.invoke(door, event, arrival.requestId(), limits.integration());
        outcome.problem().ifPresent(problem -> complaints.accept(door.name() + " " + problem));
        return switch (outcome) {
            case Invoker.Outcome.Answered(var json) -> understood(door, json);
            case Invoker.Outcome.Threw _ -> refusal(500, "Internal Server Error");
            case Invoker.Outcome.TimedOut _ -> refusal(503, "Service Unavailable");
        };
    }

    private Answer understood(Door<?> door, String json) {
        try {
            return DoorAnswer.of(json);
        } catch (IllegalArgumentException e) {
            complaints.accept(door.name() + ": " + e.getMessage());
            return refusal(500, "Internal Server Error");
        }
    }

    private static Optional<Map<String, String>> match(Route route, Incoming request) {
        try {
            return route.match(request.rawPath());
        } catch (IllegalArgumentException e) {
            // A malformed escape is part of no route.
            return Optional.empty();
        }
    }

    private static Optional<Query> query(Incoming request) {
        try {
            return Optional.of(Query.of(request.uri()));
        } catch (IllegalArgumentException e) {
            // A malformed escape, as well.
            return Optional.empty();
        }
    }

    private static void preflight(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Methods", String.join(",", GatewayLimits.METHODS));
        headers.set("Access-Control-Allow-Headers", "authorization,content-type,idempotency-key,prefer,range");
        headers.set("Access-Control-Max-Age", "3600");
        exchange.sendResponseHeaders(204, NO_BODY);
    }

    private static Reply refusal(int status, String message) {
        return Reply.json(status, Map.of("message", message));
    }
}
