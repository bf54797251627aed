package dev.audiolith.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.SimpleIAMPolicyResponse;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.InvocationContext;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Json;
import dev.audiolith.settings.Env;
import dev.audiolith.testkit.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The door as the gateway sees it: JSON in, JSON out, as the Lambda runtime reads and writes it.
class AuthorizerHandlerTest {
    private static final String KEY = "the-admin-key-of-this-stage";

    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final String token = Mint.ONE.token("ada", clock.instant());

    @Test
    void a_user_is_named() {
        assertThat(asked(KEY, "Bearer " + token)).isEqualTo(json("{\"isAuthorized\":true,\"context\":{\"sub\":\"ada\"}}"));
        assertThat(logged("caller")).isEqualTo("USER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer  ", "bEaReR \t"})
    void the_scheme_may_be_written_as_one_likes(String scheme) {
        assertThat(asked(KEY, scheme + KEY)).isEqualTo(json("{\"isAuthorized\":true,\"context\":{\"admin\":\"true\"}}"));
        assertThat(asked(KEY, scheme + token + " ").at("/context/sub").asText()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "Bearer wrong", "Bearer the-admin-key-of-this-stag",
            "Bearer the-admin-key-of-this-stage2",
            "Bearer THE-ADMIN-KEY-OF-THIS-STAGE", "the-admin-key-of-this-stage", "Basic the-admin-key-of-this-stage",
            "Bearer Bearer the-admin-key-of-this-stage", "Bearer the-admin-key-of-this-stage,Bearer the-admin-key-of-this-stage",
            "Token the-admin-key-of-this-stage", "Bearerthe-admin-key-of-this-stage"})
    void whoever_brings_anything_else_is_a_stranger(String header) {
        assertStranger(asked(KEY, header));
    }

    @Test
    void a_token_that_comes_twice_or_bare_is_none() {
        assertStranger(asked(KEY, token));
        assertStranger(asked(KEY, "Bearer " + token + ",Bearer " + token));
        assertStranger(asked(KEY, "Bearer " + token + " " + token));
        assertStranger(asked(KEY, "Basic " + token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer", "Bearer null", "Bearer the-admin-key-of-this-stage"})
    void without_an_admin_key_nobody_is_an_operator(String header) {
        assertStranger(asked("", header));
        assertStranger(asked("  ", header));
        assertThat(asked("", "Bearer " + token).at("/context/sub").asText()).isEqualTo("ada");
    }

    @Test
    void without_any_header_there_is_nobody() {
        assertStranger(answer(handler(Map.of()), "{\"version\":\"2.0\",\"type\":\"REQUEST\",\"routeKey\":\"GET /x\"}"));
        assertStranger(answer(handler(Map.of()), "{}"));
    }

    @Test
    void a_key_that_was_replaced_opens_no_more_at_the_very_next_question() {
        var keys = new LinkedHashMap<>(Map.of("ADMIN_API_KEY", "old"));
        var handler = new AuthorizerHandler(wiring(new Env(Map.of()).over(new dev.audiolith.settings.Vault() {
            @Override
            public Map<String, String> variables() {
                return keys;
            }

            @Override
            public void readAgain() {
                throw new AssertionError("a stranger's guess is no reason to look");
            }
        })));
        assertThat(answer(handler, event("Bearer old")).at("/context/admin").asText()).isEqualTo("true");
        keys.put("ADMIN_API_KEY", "new");
        assertStranger(answer(handler, event("Bearer old")));
        assertThat(answer(handler, event("Bearer new")).at("/context/admin").asText()).isEqualTo("true");
    }

    @Test
    void while_the_issuer_is_down_operators_get_in_and_nobody_is_called_a_stranger() {
        var env = new Env(Map.of("ADMIN_API_KEY", KEY));
        var check = new TokenCheck(new IssuerKeys(_ -> {
            throw Troubles.unreachable();
        }, clock), new ClaimsCheck(Mint.ISSUER, List.of(Mint.AUDIENCE), clock));
        var handler = new AuthorizerHandler(new AuthorizerWiring(AdminAccess.from(env), check, journal(), clock));
        assertThat(answer(handler, event("Bearer " + token))).isEqualTo(json("{\"isAuthorized\":true,\"context\":{\"unclear\":\"true\"}}"));
        assertThat(logged("level")).isEqualTo("warn");
        assertThat(logged("why")).isEqualTo("UNREACHABLE: no connection");
        assertThat(answer(handler, event("Bearer " + KEY)).at("/context/admin").asText()).isEqualTo("true");
    }

    @Test
    void nothing_that_was_brought_is_logged() {
        var wrong = Mint.OTHER.token("eve-who-is-not-ada", clock.instant());
        for (var header : List.of("Bearer " + token, "Bearer " + KEY, "Bearer " + wrong, "Bearer hunter2-hunter2",
                "Basic YWRhOnNlY3JldA==")) {
            asked(KEY, header);
        }
        assertThat(lines()).hasSize(5);
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(token, token.split("\\.", -1)[2], KEY, wrong, "hunter2", "YWRh",
                "eve-who");
    }

    private JsonNode asked(String key, String header) {
        return answer(handler(Map.of("ADMIN_API_KEY", key)), event(header));
    }

    private AuthorizerHandler handler(Map<String, String> env) {
        return new AuthorizerHandler(wiring(new Env(env)));
    }

    private AuthorizerWiring wiring(Env env) {
        var check = new TokenCheck(new IssuerKeys(_ -> List.of(Mint.ONE.key()), clock),
                new ClaimsCheck(Mint.ISSUER, List.of(Mint.AUDIENCE), clock));
        return new AuthorizerWiring(AdminAccess.from(env), check, journal(), clock);
    }

    private Journal journal() {
        return new Journal("authorizer", "Audiolith/test", new PrintStream(log, true, StandardCharsets.UTF_8), clock);
    }

    private static JsonNode answer(AuthorizerHandler handler, String event) {
        var in = JacksonFactory.getInstance().getSerializer(APIGatewayV2CustomAuthorizerEvent.class)
                .fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        var out = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(SimpleIAMPolicyResponse.class)
                .toJson(handler.handleRequest(in, InvocationContext.withMillis(9_000)), out);
        return json(out.toString(StandardCharsets.UTF_8));
    }

    private static String event(String header) {
        return Json.write(Map.of("version", "2.0", "type", "REQUEST", "routeArn",
                "arn:aws:execute-api:us-east-1:123456789012:abcdef123/$default/GET/x", "identitySource", List.of(header), "routeKey",
                "GET /x",
                "rawPath", "/x", "headers", Map.of("authorization", header), "requestContext",
                Map.of("requestId", "r-1", "routeKey", "GET /x", "stage", "$default", "time", "12/Mar/2020:19:03:58 +0000", "timeEpoch",
                        1_583_348_638_390L, "http", Map.of("method", "GET", "path", "/x"))));
    }

    private static void assertStranger(JsonNode answer) {
        assertThat(answer).isEqualTo(json("{\"isAuthorized\":true,\"context\":{\"stranger\":\"true\"}}"));
    }

    private String logged(String field) {
        return lines().getLast().path(field).asText();
    }

    private List<JsonNode> lines() {
        return log.toString(StandardCharsets.UTF_8).lines().map(AuthorizerHandlerTest::json).toList();
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
