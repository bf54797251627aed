package dev.audiolith.edge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A refusal as OpenAI would write it: its shape, its spelling of codes, and our fields by the names that its clients sent.
///
/// OpenAI has no 422, and its shape no word on whether to try again: its clients ask a header, and repeat every 5xx without it.
///
/// @param naming what a field of ours is called there
public record OpenAiErrors(UnaryOperator<String> naming) {
    private static final int SERVER_ERROR = 500;
    private static final int TOO_FAST = 429;

    public HttpAnswer answer(Refusal refusal) {
        var status = refusal.status() == 422 ? 400 : refusal.status();
        var field = Optional.ofNullable(refusal.details().get("field")).map(String::valueOf);
        var error = new LinkedHashMap<String, Object>();
        error.put("message", field.map(name -> renamed(refusal.message(), name)).orElse(refusal.message()));
        error.put("type", status >= SERVER_ERROR ? "server_error" : status == TOO_FAST ? "rate_limit_error" : "invalid_request_error");
        error.put("param", field.map(naming).orElse(null));
        error.put("code", refusal.code().toLowerCase(Locale.ROOT));
        var answer = HttpAnswer.of(status, Json.write(Map.of("error", error))).header("content-type", "application/json; charset=utf-8")
                .header("cache-control", "no-store").header("x-should-retry", String.valueOf(refusal.retryable())).notes(refusal.notes());
        return refusal.retryAfterSeconds().map(seconds -> answer.header("retry-after", seconds)).orElse(answer);
    }

    /// Our sentences about a field begin with its name.
    private String renamed(String message, String field) {
        return message.startsWith(field + " ") ? naming.apply(field) + message.substring(field.length()) : message;
    }
}
