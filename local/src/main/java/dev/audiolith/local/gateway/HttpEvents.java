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

    /// A request that has found its route.
    record Arrival(Incoming request, Route route, Map<String, String> path, Query query, String requestId, Instant at) {}

    /// What a door is sent; `shown` is what the gateway found out about the caller.
    static byte[] event(Arrival arrival, byte[] body, Optional<ObjectNode> shown) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        request(event, arrival);
        shown.ifPresent(authorizer -> event.withObject("/requestContext").set("authorizer", authorizer));
        body(event, arrival.request(), body);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What the authorizer is asked about somebody who brings this: no body, and where it is to be brought.
    static byte[] question(Arrival arrival, String brought) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("type", "REQUEST");
        event.put("routeArn", "arn:aws:execute-api:us-east-1:000000000000:local/$default/" + arrival.request().method()
                + arrival.request().rawPath());
        event.putArray("identitySource").add(brought);
        request(event, arrival);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void request(ObjectNode event, Arrival arrival) {
        var request = arrival.request();
        event.put("routeKey", arrival.route().key()).put("rawPath", request.rawPath());
        event.put("rawQueryString", Optional.ofNullable(request.uri().getRawQuery()).orElse(""));
        texts(event.putObject("headers"), request.eventHeaders());
        if (!request.cookies().isEmpty()) {
            request.cookies().forEach(event.putArray("cookies")::add);
        }
        var query = arrival.query().values();
        if (!query.isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            query.forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        if (!arrival.path().isEmpty()) {
            texts(event.putObject("pathParameters"), arrival.path());
        }
        context(event.putObject("requestContext"), arrival);
    }

    private static void context(ObjectNode context, Arrival arrival) {
        var request = arrival.request();
        context.put("accountId", "000000000000").put("apiId", "local").put("stage", "$default");
        context.put("routeKey", arrival.route().key()).put("requestId", arrival.requestId());
        context.put("domainName", request.domainName()).put("domainPrefix", "127");
        context.put("time", LOG_TIME.format(arrival.at())).put("timeEpoch", arrival.at().toEpochMilli());
        context.putObject("http").put("method", request.method()).put("path", request.rawPath()).put("protocol", "HTTP/1.1")
                .put("sourceIp", request.sourceIp()).put("userAgent", request.header("user-agent").orElse(""));
    }

    private static void body(ObjectNode event, Incoming request, byte[] body) {
        var isText = TEXT.matcher(request.header("content-type").orElse("").split(";", 2)[0].strip()).matches();
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
