package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a door answers, and what the log line should say about it beyond the status (`notes`: never text to be spoken, tokens
/// or signed links), and what was measured.
public record HttpAnswer(int status, Map<String, String> headers, String body, Map<String, Object> notes,
        List<Measurement> measurements) {

    private static final String TROUBLES = "troubles";

    public static HttpAnswer of(int status, String body) {
        return new HttpAnswer(status, Map.of(), body, Map.of(), List.of());
    }

    public HttpAnswer header(String name, String value) {
        return new HttpAnswer(status, with(headers, name, value), body, notes, measurements);
    }

    public HttpAnswer note(String name, Object value) {
        return new HttpAnswer(status, headers, body, with(notes, name, value), measurements);
    }

    public HttpAnswer notes(Map<String, Object> further) {
        var more = new LinkedHashMap<>(notes);
        more.putAll(further);
        return new HttpAnswer(status, headers, body, more, measurements);
    }

    public HttpAnswer metric(Metric metric, long value) {
        return measured(List.of(Measurement.of(metric, value)));
    }

    public HttpAnswer metric(Metric metric, String provider, long value) {
        return measured(List.of(Measurement.of(metric, provider, value)));
    }

    public HttpAnswer measured(List<Measurement> further) {
        var more = new ArrayList<>(measurements);
        more.addAll(further);
        return new HttpAnswer(status, headers, body, notes, List.copyOf(more));
    }

    private HttpAnswer trouble(String trouble) {
        var troubles = new ArrayList<Object>(notes.get(TROUBLES) instanceof List<?> before ? before : List.of());
        troubles.add(trouble);
        return note(TROUBLES, troubles);
    }

    /// Failures of ours on the way that left the answer as it is; the log line becomes a warning.
    public HttpAnswer troubles(List<? extends Throwable> failures) {
        var answer = this;
        for (var failure : failures) {
            answer = answer.trouble(String.valueOf(failure.getMessage()));
        }
        return answer;
    }

    boolean isTroubled() {
        return status >= 500 || notes.containsKey(TROUBLES);
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
