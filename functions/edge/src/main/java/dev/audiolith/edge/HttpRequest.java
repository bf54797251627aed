package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// A request as a door sees it: which route, who asks, what was sent, until when it must be answered.
///
/// `base` is the address under which the caller reached us, for links in the answer; it is the gateway's own word, never the
/// caller's `Host` header.
public record HttpRequest(String route, Optional<String> owner, Map<String, String> headers,
        Map<String, String> pathParameters, Map<String, String> queryParameters, Payload payload, URI base, String requestId,
        Deadline deadline) {

    static HttpRequest of(APIGatewayV2HTTPEvent event, String requestId, Deadline deadline) {
        var headers = event.getHeaders() == null ? Map.<String, String>of() : event.getHeaders();
        var parameters = event.getPathParameters() == null ? Map.<String, String>of() : event.getPathParameters();
        var query = event.getQueryStringParameters() == null ? Map.<String, String>of() : event.getQueryStringParameters();
        return new HttpRequest(event.getRouteKey(), subject(event), headers, parameters, query, payload(event), base(event, headers),
                requestId, deadline);
    }

    /// The signed-in user. A route without authorizer has none.
    public String requireOwner() {
        return owner.orElseThrow(() -> new Refused(Answers.refusal(401, "UNAUTHORIZED", "sign in first", false)));
    }

    public String pathParameter(String name) {
        return Optional.ofNullable(pathParameters.get(name)).orElseThrow(() -> new InvalidRequest(name, "is missing"));
    }

    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(queryParameters.get(name));
    }

    /// By lower-case name, as the gateway delivers them.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The body's fields, after its type and size have been checked.
    public JsonFields json(int maxBytes) {
        if (payload.length() > maxBytes) {
            throw new Refused(Answers.refusal(413, "BODY_TOO_LARGE", "body must have at most " + maxBytes + " bytes", false)
                    .detail("field", "body"));
        }
        var type = header("content-type").map(text -> text.split(";", 2)[0].strip()).orElse("application/json");
        if (!type.equalsIgnoreCase("application/json")) {
            throw new Refused(Answers.refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json", false)
                    .detail("field", "Content-Type"));
        }
        return JsonFields.of(payload.text());
    }

    /// The same, of a request that may do without a body.
    public JsonFields jsonIfAny(int maxBytes) {
        return payload.text().isBlank() ? JsonFields.of("{}") : json(maxBytes);
    }

    /// From the claims that the gateway has checked, or from what our own authorizer found.
    private static Optional<String> subject(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .map(claims -> claims.get("sub"))
                .filter(sub -> !sub.isBlank())
                .or(() -> Caller.of(event)
                        .flatMap(caller -> caller instanceof Caller.User(var name) ? Optional.of(name) : Optional.empty()));
    }

    private static Payload payload(APIGatewayV2HTTPEvent event) {
        var body = event.getBody();
        if (body == null) {
            return Payload.EMPTY;
        }
        return new Payload(event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    }

    private static URI base(APIGatewayV2HTTPEvent event, Map<String, String> headers) {
        var isPlain = "http".equals(headers.get("x-forwarded-proto"));
        return URI.create((isPlain ? "http://" : "https://") + event.getRequestContext().getDomainName());
    }
}
