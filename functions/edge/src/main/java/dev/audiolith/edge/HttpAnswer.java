package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a door answers, and what the log line should say about it beyond the status (`notes`: never text to be spoken, tokens
/// or signed links).
public record HttpAnswer(int status, Map<String, String> headers, String body, Map<String, Object> notes) {

    public static HttpAnswer of(int status, String body) {
        return new HttpAnswer(status, Map.of(), body, Map.of());
    }

    public HttpAnswer header(String name, String value) {
        return new HttpAnswer(status, with(headers, name, value), body, notes);
    }

    public HttpAnswer note(String name, Object value) {
        return new HttpAnswer(status, headers, body, with(notes, name, value));
    }

    APIGatewayV2HTTPResponse toEvent() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
