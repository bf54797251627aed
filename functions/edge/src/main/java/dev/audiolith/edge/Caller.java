package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import java.util.Optional;

/// Who calls, as our authorizer found out. It says so to the gateway, and the gateway to the door behind: the only two that know these
/// words are here.
///
/// A stranger gets as far as the [edge][HttpEdge] of that door and no further. The gateway would turn strangers away by itself, but
/// with 403, which tells a client that signing in again is no use.
public sealed interface Caller {

    /// Somebody signed in.
    record User(String name) implements Caller {}

    /// Whoever brings the admin key.
    record Operator() implements Caller {}

    /// Nobody we know; `why` is for the log.
    record Stranger(String why) implements Caller {}

    /// Perhaps a user: it cannot be told at the moment; `why` is for the log.
    record Unclear(String why) implements Caller {}

    String SUBJECT = "sub";
    String ADMIN = "admin";
    String STRANGER = "stranger";
    String UNCLEAR = "unclear";
    String YES = "true";

    /// As the gateway carries it. Never empty: what the gateway makes of an empty context is written nowhere.
    default Map<String, String> context() {
        return switch (this) {
            case User(var name) -> Map.of(SUBJECT, name);
            case Operator() -> Map.of(ADMIN, YES);
            case Stranger _ -> Map.of(STRANGER, YES);
            case Unclear _ -> Map.of(UNCLEAR, YES);
        };
    }

    /// Empty when our authorizer had no say on this route. Whatever it said that we do not understand makes a stranger.
    static Optional<Caller> of(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getLambda).map(Caller::in);
    }

    private static Caller in(Map<String, Object> context) {
        if (context.get(SUBJECT) instanceof String name && !name.isBlank()) {
            return new User(name);
        }
        if (YES.equals(context.get(ADMIN))) {
            return new Operator();
        }
        return YES.equals(context.get(UNCLEAR))
                ? new Unclear("the authorizer could not tell")
                : new Stranger("the authorizer knows no such caller");
    }
}
