package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.SimpleIAMPolicyResponse;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Between API Gateway, when it asks who calls, and the authorizer. One line for each question; never a word of what was brought.
///
/// What nobody expected is thrown on: the gateway then lets nobody in and answers 500.
public final class AuthorizerEdge {
    /// Time to log the outcome before Lambda ends the invocation.
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final BiFunction<Optional<String>, Deadline, Caller> door;
    private final Journal journal;
    private final InstantSource clock;

    /// @param door says who brings this `Authorization` header
    public AuthorizerEdge(BiFunction<Optional<String>, Deadline, Caller> door, Journal journal, InstantSource clock) {
        this.door = door;
        this.journal = journal;
        this.clock = clock;
    }

    public SimpleIAMPolicyResponse serve(APIGatewayV2CustomAuthorizerEvent event, Context context) {
        var requestId = Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2CustomAuthorizerEvent.RequestContext::getRequestId).orElseGet(context::getAwsRequestId);
        var entry = journal.open(context, requestId).note("route", String.valueOf(event.getRouteKey()));
        var deadline = Deadline.after(Duration.ofMillis(context.getRemainingTimeInMillis()), clock).less(MARGIN);
        try {
            var caller = door.apply(header(event), deadline);
            log(caller, entry.measured(List.of(Measurement.of(Metric.ISSUER_UNAVAILABLE, caller instanceof Caller.Unclear ? 1 : 0))));
            return SimpleIAMPolicyResponse.builder().withIsAuthorized(true).withContext(caller.context()).build();
        } catch (RuntimeException e) {
            entry.failure(e).close("error");
            throw e;
        }
    }

    private static void log(Caller caller, Journal.Entry entry) {
        switch (caller) {
            case Caller.User _ -> entry.note("caller", "USER").close("info");
            case Caller.Operator() -> entry.note("caller", "OPERATOR").close("info");
            case Caller.Stranger(var why) -> entry.note("caller", "STRANGER").note("why", why).close("info");
            case Caller.Unclear(var why) -> entry.note("caller", "UNCLEAR").note("why", why).close("warn");
        }
    }

    private static Optional<String> header(APIGatewayV2CustomAuthorizerEvent event) {
        return Optional.ofNullable(event.getHeaders()).orElse(Map.of()).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("authorization")).map(Map.Entry::getValue).findFirst();
    }
}
