package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Vault;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAccessTest {
    private static final String KEY = "k\u00fcche-and-lighthouse";

    private final AdminAccess access = AdminAccess.from(new Env(Map.of("ADMIN_API_KEY", KEY)));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void the_key_opens(String scheme) {
        assertThatCode(() -> access.require(request(Map.of("authorization", scheme + KEY)))).doesNotThrowAnyException();
        assertThat(access.isBroughtBy(request(Map.of("authorization", scheme + KEY)))).isTrue();
    }

    @Test
    void two_headers_with_the_key_are_not_the_key() {
        assertRefused(access, Map.of("authorization", "Bearer " + KEY + ",Bearer " + KEY), 401, "UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Bearer k\u00fcche-and-lighthous", "Bearer k\u00fcche-and-lighthousee",
            "Basic k\u00fcche-and-lighthouse", "k\u00fcche-and-lighthouse", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln"})
    void nothing_else_does(String header) {
        assertRefused(access, Map.of("authorization", header), 401, "UNAUTHORIZED");
    }

    @Test
    void neither_does_no_header_at_all() {
        assertRefused(access, Map.of(), 401, "UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer anything"})
    void without_a_key_configured_nobody_gets_in(String header) {
        assertRefused(AdminAccess.from(new Env(Map.of("ADMIN_API_KEY", " "))), Map.of("authorization", header), 503,
                "CLOSED");
    }

    @Test
    void a_key_that_was_replaced_does_not_open_any_more() {
        var keys = new ArrayDeque<>(List.of("old", "new", "new", "new"));
        var replaced = AdminAccess.from(new Env(Map.of()).over(new Vault() {
            @Override
            public Map<String, String> variables() {
                return Map.of("ADMIN_API_KEY", keys.remove());
            }

            @Override
            public void readAgain() {
                throw new AssertionError("a stranger's guess is no reason to look");
            }
        }));
        assertThatCode(() -> replaced.require(request(Map.of("authorization", "Bearer old")))).doesNotThrowAnyException();
        assertRefused(replaced, Map.of("authorization", "Bearer old"), 401, "UNAUTHORIZED");
        assertThatCode(() -> replaced.require(request(Map.of("authorization", "Bearer new")))).doesNotThrowAnyException();
    }

    private static void assertRefused(AdminAccess access, Map<String, String> headers, int status, String code) {
        assertThat(access.isBroughtBy(request(headers))).isFalse();
        var refused = catchThrowableOfType(Refused.class, () -> access.require(request(headers)));
        assertThat(refused.refusal().status()).isEqualTo(status);
        assertThat(refused.refusal().code()).isEqualTo(code);
        assertThat(refused.refusal().message()).doesNotContain(KEY);
    }

    private static HttpRequest request(Map<String, String> headers) {
        var deadline = Deadline.after(Duration.ofSeconds(1), InstantSource.system());
        return new HttpRequest("POST /api/admin/anything", Optional.empty(), headers, Map.of(), Map.of(), Payload.EMPTY,
                URI.create("https://api.test"), "r1", deadline);
    }
}
