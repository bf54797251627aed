package dev.audiolith.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.audiolith.edge.Bearer;
import dev.audiolith.local.http.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Decides who gets through to a route's door, as API Gateway does: by its own look at a token, or by what our authorizer answers.
public final class Gatekeeper {
    private final Verifier verifier;
    private final Door<APIGatewayV2CustomAuthorizerEvent> authorizer;
    private final Invoker invoker;
    private final Consumer<String> complaints;

    /// Lets in, with what the door is shown of it, or not, with the gateway's words for that.
    sealed interface Verdict {
        record Admitted(Optional<ObjectNode> shown) implements Verdict {}

        record Refused(int status, String message, Map<String, String> headers) implements Verdict {
            Refused(int status, String message) {
                this(status, message, Map.of());
            }
        }
    }

    public Gatekeeper(Verifier verifier, Door<APIGatewayV2CustomAuthorizerEvent> authorizer, InstantSource clock,
            Consumer<String> complaints) {
        this.verifier = verifier;
        this.authorizer = authorizer;
        this.invoker = new Invoker(clock);
        this.complaints = complaints;
    }

    /// For routes that never ask the authorizer.
    public static Gatekeeper of(Verifier verifier, InstantSource clock, Consumer<String> complaints) {
        return new Gatekeeper(verifier,
                new Door<>("nobody", APIGatewayV2CustomAuthorizerEvent.class, Duration.ofSeconds(1), (_, _) -> "nobody"),
                clock, complaints);
    }

    Verdict verdict(HttpEvents.Arrival arrival) {
        return switch (arrival.route().admission()) {
            case ANYONE -> new Verdict.Admitted(Optional.empty());
            case USER -> token(arrival.request().header("authorization"));
            case USER_OR_ADMIN -> ask(arrival);
        };
    }

    private Verdict token(Optional<String> authorization) {
        return Bearer.in(authorization).flatMap(verifier::claims).<Verdict>map(claims -> {
            var shown = JsonNodeFactory.instance.objectNode();
            var jwt = shown.putObject("jwt");
            var texts = jwt.putObject("claims");
            claims.forEach(texts::put);
            jwt.putNull("scopes");
            return new Verdict.Admitted(Optional.of(shown));
        }).orElseGet(() -> new Verdict.Refused(401, "Unauthorized", Map.of("www-authenticate", "Bearer")));
    }

    private Verdict ask(HttpEvents.Arrival arrival) {
        var brought = arrival.request().header("authorization").filter(header -> !header.isBlank());
        if (brought.isEmpty()) {
            return new Verdict.Refused(401, "Unauthorized");
        }
        var outcome = invoker.invoke(authorizer, HttpEvents.question(arrival, brought.get()), arrival.requestId());
        outcome.problem().ifPresent(problem -> complaints.accept(authorizer.name() + " " + problem));
        return outcome instanceof Invoker.Outcome.Answered(var json) ? understood(json) : broken();
    }

    private Verdict understood(String json) {
        var answer = Json.read(json);
        if (!answer.path("isAuthorized").isBoolean()) {
            complaints.accept(authorizer.name() + ": the answer does not say whether it is authorized");
            return broken();
        }
        if (!answer.path("isAuthorized").booleanValue()) {
            return new Verdict.Refused(403, "Forbidden");
        }
        var shown = JsonNodeFactory.instance.objectNode();
        return new Verdict.Admitted(Optional.of(shown.set("lambda", context(answer))));
    }

    private static JsonNode context(JsonNode answer) {
        return answer.path("context").isObject() ? answer.path("context") : JsonNodeFactory.instance.nullNode();
    }

    private static Verdict broken() {
        return new Verdict.Refused(500, "Internal Server Error");
    }
}
