package dev.audiolith.providers.openai;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.Refusals;
import java.util.List;
import java.util.Map;

/// What the errors of OpenAI, and of servers that took over its language, mean. Only codes that say more than the status are here: "too fast" and "no credit left" are both 429, and a
/// form that is too large is called a server error.
final class OpenAiRefusals {
    private static final List<String> CODES = List.of("/error/code", "/error/type");
    private static final Map<String, FailureKind> BY_CODE = Map.ofEntries(
            Map.entry("insufficient_quota", FailureKind.QUOTA_EXHAUSTED),
            Map.entry("credit_balance_exhausted", FailureKind.QUOTA_EXHAUSTED),
            Map.entry("billing_hard_limit_reached", FailureKind.QUOTA_EXHAUSTED),
            Map.entry("billing_not_active", FailureKind.QUOTA_EXHAUSTED),
            Map.entry("rate_limit_exceeded", FailureKind.RATE_LIMITED),
            Map.entry("invalid_api_key", FailureKind.UNAUTHORIZED),
            Map.entry("account_deactivated", FailureKind.UNAUTHORIZED),
            Map.entry("unsupported_country_region_territory", FailureKind.FORBIDDEN),
            Map.entry("model_not_found", FailureKind.NOT_FOUND),
            Map.entry("request_too_large", FailureKind.TOO_LARGE));

    static Refusals of(String server) {
        return new Refusals(server, CODES, BY_CODE, Map.of(409, FailureKind.BUSY));
    }

    private OpenAiRefusals() {}
}
