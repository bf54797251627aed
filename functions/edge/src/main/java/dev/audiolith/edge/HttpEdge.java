package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Between API Gateway and a door: decodes the event, gives it a deadline, turns whatever happens into an answer, and writes one
/// line about it.
///
/// The only place, with its sisters for queues and streams, that catches what nobody expected.
public final class HttpEdge {
    /// Time to encode and log the answer before Lambda ends the invocation.
    private static final Duration MARGIN = Duration.ofMillis(1500);

    /// When the issuer of tokens may be asked again.
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Function<HttpRequest, HttpAnswer> door;
    private final Tongue tongue;
    private final Journal journal;
    private final InstantSource clock;

    /// How a refusal is written for those who come by a route; also one of a request that never got as far as the door.
    @FunctionalInterface
    public interface Tongue {
        HttpAnswer refuse(String route, Refusal refusal, String requestId);
    }

    /// Refuses in our own envelope.
    public HttpEdge(Function<HttpRequest, HttpAnswer> door, Journal journal, InstantSource clock) {
        this(door, (_, refusal, requestId) -> Answers.refuse(refusal, requestId), journal, clock);
    }

    public HttpEdge(Function<HttpRequest, HttpAnswer> door, Tongue tongue, Journal journal, InstantSource clock) {
        this.door = door;
        this.tongue = tongue;
        this.journal = journal;
        this.clock = clock;
    }

    public APIGatewayV2HTTPResponse serve(APIGatewayV2HTTPEvent event, Context context) {
        var requestId = event.getRequestContext().getRequestId() == null
                ? context.getAwsRequestId()
                : event.getRequestContext().getRequestId();
        var entry = journal.open(context, requestId).note("route", event.getRouteKey());
        var deadline = Deadline.after(Duration.ofMillis(context.getRemainingTimeInMillis()), clock).less(MARGIN);
        var answer = answer(event, requestId, deadline, entry);
        entry.notes(answer.notes()).note("status", answer.status()).measured(answer.measurements())
                .close(answer.isTroubled() ? "warn" : "info");
        return answer.toEvent();
    }

    private HttpAnswer answer(APIGatewayV2HTTPEvent event, String requestId, Deadline deadline, Journal.Entry entry) {
        try {
            return turnedAway(event).orElseGet(() -> door.apply(HttpRequest.of(event, requestId, deadline)));
        } catch (Refused e) {
            return tongue.refuse(event.getRouteKey(), e.refusal(), requestId).troubles(e.troubles()).measured(e.measurements());
        } catch (RuntimeException e) {
            return tongue.refuse(event.getRouteKey(), refusal(e, entry), requestId);
        }
    }

    /// Those whom our own authorizer did not find to be somebody: no door sees them.
    private static Optional<HttpAnswer> turnedAway(APIGatewayV2HTTPEvent event) {
        return Caller.of(event).flatMap(caller -> switch (caller) {
            case Caller.User _,Caller.Operator _ -> Optional.empty();
            case Caller.Stranger _ -> Optional.of(Answers.unauthorized());
            case Caller.Unclear _ -> throw new Refused(Answers.refusal(503, "ISSUER_UNAVAILABLE",
                    "whether this token is good cannot be told at the moment; try again", true).after(SOON));
        });
    }

    private static Refusal refusal(RuntimeException why, Journal.Entry entry) {
        if (why instanceof InvalidRequest mistake) {
            return Answers.refusal(400, "INVALID_REQUEST", String.valueOf(mistake.getMessage()), false).detail("field", mistake.field());
        }
        entry.failure(why);
        return why instanceof StorageUnavailable
                ? Answers.refusal(503, "STORAGE_UNAVAILABLE", "our storage did not answer; try again", true).after(Duration.ofSeconds(2))
                : Answers.refusal(500, "INTERNAL_ERROR", "something went wrong on our side", false);
    }
}
