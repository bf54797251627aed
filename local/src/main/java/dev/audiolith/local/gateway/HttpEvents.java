package dev.audiolith.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.audiolith.local.http.Query;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes requests as API Gateway's events of payload format 2.0.
final class HttpEvents {
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern TEXT = Pattern
            .compile("text/.*|application/(json|xml|javascript|.*\\+json|.*\\+xml)", Pattern.CASE_INSENSITIVE);

    /// A request that the gateway lets through.
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Admitted(Incoming request, byte[] body, Route route, Map<String, String> path, Optional<Map<String, String>> claims) {}

    static byte[] event(Admitted admitted, String requestId, Instant now) {
        var request = admitted.request();
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("routeKey", admitted.route().key()).put("rawPath", request.rawPath());
        event.put("rawQueryString", Optional.ofNullable(request.uri().getRawQuery()).orElse(""));
        texts(event.putObject("headers"), request.eventHeaders());
        if (!request.cookies().isEmpty()) {
            request.cookies().forEach(event.putArray("cookies")::add);
        }
        var query = Query.of(request.uri()).values();
        if (!query.isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            query.forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        if (!admitted.path().isEmpty()) {
            texts(event.putObject("pathParameters"), admitted.path());
        }
        context(event.putObject("requestContext"), admitted, requestId, now);
        body(event, admitted);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void context(ObjectNode context, Admitted admitted, String requestId, Instant now) {
        var request = admitted.request();
        context.put("accountId", "000000000000").put("apiId", "local").put("stage", "$default");
        context.put("routeKey", admitted.route().key()).put("requestId", requestId);
        context.put("domainName", request.domainName()).put("domainPrefix", "127");
        context.put("time", LOG_TIME.format(now)).put("timeEpoch", now.toEpochMilli());
        context.putObject("http").put("method", request.method()).put("path", request.rawPath()).put("protocol", "HTTP/1.1")
                .put("sourceIp", request.sourceIp()).put("userAgent", request.header("user-agent").orElse(""));
        admitted.claims().ifPresent(claims -> {
            var jwt = context.putObject("authorizer").putObject("jwt");
            texts(jwt.putObject("claims"), claims);
            jwt.putNull("scopes");
        });
    }

    private static void body(ObjectNode event, Admitted admitted) {
        var body = admitted.body();
        var isText = TEXT.matcher(admitted.request().header("content-type").orElse("").split(";", 2)[0].strip()).matches();
        var text = isText ? text(body) : Optional.<String>empty();
        event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
        if (body.length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
        }
    }

    /// Empty when it only claims to be text: a door must see what was sent, not what a lenient decoder makes of it.
    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static void texts(ObjectNode node, Map<String, String> texts) {
        texts.forEach(node::put);
    }

    private HttpEvents() {}
}
