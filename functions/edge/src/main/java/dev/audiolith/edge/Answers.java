package dev.audiolith.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The two envelopes every JSON answer comes in, and redirects.
public final class Answers {

    public static HttpAnswer ok(Map<String, Object> data) {
        return success(200, data);
    }

    /// It is there now, at `url`.
    public static HttpAnswer created(Map<String, Object> data, String url) {
        return success(201, data).header("location", url);
    }

    /// It will be done; `statusUrl` tells how far it is, `again` when that is worth asking.
    public static HttpAnswer accepted(Map<String, Object> data, String statusUrl, Duration again) {
        return success(202, data).header("location", statusUrl).header("retry-after", String.valueOf(again.toSeconds()));
    }

    /// For the few answers whose fields are not under `data`.
    public static HttpAnswer flat(Map<String, Object> fields) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", true);
        envelope.putAll(fields);
        return json(200, envelope);
    }

    public static Refusal refusal(int status, String code, String message, boolean retryable) {
        return new Refusal(status, code, message, retryable, Map.of(), Optional.empty());
    }

    /// A redirect nobody may remember: where it leads changes during a sound's life.
    public static HttpAnswer redirect(String location) {
        return HttpAnswer.of(302, "").header("location", location).header("cache-control", "no-store");
    }

    /// In the gateway's own words, as on all routes where it looks at the token itself.
    static HttpAnswer unauthorized() {
        return HttpAnswer.of(401, Json.write(Map.of("message", "Unauthorized"))).header("content-type", "application/json")
                .header("www-authenticate", "Bearer").note("code", "UNAUTHORIZED");
    }

    public static HttpAnswer refuse(Refusal refusal, String requestId) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", refusal.code());
        error.put("message", refusal.message());
        error.put("retryable", refusal.retryable());
        error.put("requestId", requestId);
        if (!refusal.details().isEmpty()) {
            error.put("details", refusal.details());
        }
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", false);
        envelope.put("error", error);
        var answer = json(refusal.status(), envelope).notes(refusal.notes());
        return refusal.retryAfterSeconds().map(seconds -> answer.header("retry-after", seconds)).orElse(answer);
    }

    private static HttpAnswer success(int status, Map<String, Object> data) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", true);
        envelope.put("data", data);
        return json(status, envelope);
    }

    private static HttpAnswer json(int status, Map<String, Object> envelope) {
        return HttpAnswer.of(status, Json.write(envelope))
                .header("content-type", "application/json; charset=utf-8")
                .header("cache-control", "no-store");
    }

    private Answers() {}
}
