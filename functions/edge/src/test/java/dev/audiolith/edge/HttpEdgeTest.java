package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.testkit.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HttpEdgeTest {
    private final ManualClock clock = new ManualClock();
    private final JournalPage page = new JournalPage(clock);

    @Test
    void a_door_sees_who_asks_where_and_until_when() {
        serve(request -> {
            assertThat(request.requireOwner()).isEqualTo("ada");
            assertThat(request.base()).hasToString("https://api.example.com");
            assertThat(request.deadline().remaining()).isEqualTo(Duration.ofMillis(28_500));
            assertThat(request.json(100).text("text")).isEqualTo("h\u00e9llo");
            return Answers.ok(Map.of());
        }, event("{\"text\":\"h\u00e9llo\"}"));
        assertThat(page.lines()).singleElement().satisfies(line -> assertThat(line.get("status").intValue()).isEqualTo(200));
    }

    @Test
    void whom_our_own_authorizer_found_is_the_owner_too_and_an_operator_is_none() {
        var event = event("{}");
        event.getRequestContext().setAuthorizer(found(new Caller.User("bob").context()));
        assertThat(serve(request -> Answers.ok(Map.of("owner", request.requireOwner())), event).getBody()).contains("bob");
        event.getRequestContext().setAuthorizer(found(new Caller.Operator().context()));
        assertThat(serve(request -> Answers.ok(Map.of("owner", request.requireOwner())), event).getStatusCode()).isEqualTo(401);
        assertThat(serve(_ -> Answers.ok(Map.of()), event).getStatusCode()).isEqualTo(200);
    }

    @Test
    void a_stranger_gets_the_gateways_own_refusal_and_no_door_is_bothered() {
        for (var context : List.of(new Caller.Stranger("expired").context(), Map.<String, String>of(), Map.of("sub", " "),
                Map.of("admin", "1"),
                Map.of("anything", "else"))) {
            var event = event("{}");
            event.getRequestContext().setAuthorizer(found(context));
            var answer = serve(_ -> {
                throw new AssertionError("the door was bothered");
            }, event);
            assertThat(answer.getStatusCode()).isEqualTo(401);
            assertThat(answer.getBody()).isEqualTo("{\"message\":\"Unauthorized\"}");
            assertThat(answer.getHeaders()).containsEntry("www-authenticate", "Bearer");
            assertThat(page.lines().getLast().get("status").intValue()).isEqualTo(401);
        }
    }

    @Test
    void whose_token_cannot_be_looked_at_now_is_told_to_come_back() {
        var event = event("{}");
        event.getRequestContext().setAuthorizer(found(new Caller.Unclear("the issuer is down").context()));
        var answer = serve(_ -> {
            throw new AssertionError("the door was bothered");
        }, event);
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(error(answer).get("code").textValue()).isEqualTo("ISSUER_UNAVAILABLE");
        assertThat(answer.getHeaders()).containsEntry("retry-after", "10");
    }

    @Test
    void a_body_in_base64_is_the_same_body() {
        var event = event(Base64.getEncoder().encodeToString("{\"text\":\"h\u00e9llo\"}".getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        assertThat(serve(request -> Answers.ok(Map.of("text", request.json(100).text("text"))), event).getBody()).contains("h\u00e9llo");
    }

    @Test
    void a_body_that_is_not_text_is_refused() {
        var event = event(Base64.getEncoder().encodeToString(new byte[]{(byte) 0xff, (byte) 0xfe}));
        event.setIsBase64Encoded(true);
        assertRefused(serve(request -> Answers.ok(Map.of("f", request.json(100))), event), 400, "INVALID_REQUEST", "body");
    }

    @Test
    void the_callers_mistake_names_the_field() {
        assertRefused(serve(_ -> {
            throw new InvalidRequest("voiceId", "is missing");
        }, event("{}")), 400, "INVALID_REQUEST", "voiceId");
    }

    @Test
    void a_body_over_the_limit_or_of_another_type_is_refused() {
        assertRefused(serve(request -> Answers.ok(Map.of("f", request.json(5))), event("{\"a\":1}")), 413, "BODY_TOO_LARGE", "body");
        var form = event("a=b");
        form.setHeaders(Map.of("content-type", "application/x-www-form-urlencoded"));
        assertRefused(serve(request -> Answers.ok(Map.of("f", request.json(5))), form), 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type");
    }

    @Test
    void our_storages_trouble_is_worth_repeating_and_logged_as_an_error() {
        var answer = serve(_ -> {
            throw new StorageUnavailable("record a sound", new IllegalStateException("cause"));
        }, event("{}"));
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(error(answer).get("retryable").booleanValue()).isTrue();
        assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
        assertThat(page.lines().getFirst().get("level").textValue()).isEqualTo("error");
        assertThat(answer.getBody()).doesNotContain("cause");
    }

    @Test
    void a_bug_of_ours_tells_the_caller_nothing_but_the_request_id() {
        var answer = serve(_ -> {
            throw new IllegalStateException("secret detail");
        }, event("{}"));
        assertThat(answer.getStatusCode()).isEqualTo(500);
        assertThat(answer.getBody()).contains("gateway-request").doesNotContain("secret detail");
        assertThat(page.lines().getFirst().get("stack").textValue()).contains("secret detail");
    }

    @Test
    void only_the_first_invocation_is_cold() {
        var edge = new HttpEdge(_ -> Answers.ok(Map.of()), page.journal(), clock);
        edge.serve(event("{}"), InvocationContext.withMillis(1000));
        edge.serve(event("{}"), InvocationContext.withMillis(1000));
        assertThat(page.lines()).extracting(line -> line.get("cold").booleanValue()).containsExactly(true, false);
    }

    private APIGatewayV2HTTPResponse serve(Function<HttpRequest, HttpAnswer> door, APIGatewayV2HTTPEvent event) {
        return new HttpEdge(door, page.journal(), clock).serve(event, InvocationContext.withMillis(30_000));
    }

    private static void assertRefused(APIGatewayV2HTTPResponse answer, int status, String code, String field) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(error(answer).get("code").textValue()).isEqualTo(code);
        assertThat(error(answer).at("/details/field").textValue()).isEqualTo(field);
        assertThat(error(answer).get("message").textValue()).contains(field);
    }

    private static JsonNode error(APIGatewayV2HTTPResponse answer) {
        return Json.parse(answer.getBody()).orElseThrow().get("error");
    }

    private static APIGatewayV2HTTPEvent event(String body) {
        var jwt = APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", "ada")).build();
        var authorizer = APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder().withJwt(jwt).build();
        var context = APIGatewayV2HTTPEvent.RequestContext.builder().withAuthorizer(authorizer).withDomainName("api.example.com")
                .withRequestId("gateway-request").build();
        return APIGatewayV2HTTPEvent.builder().withRouteKey("POST /x")
                .withHeaders(new HashMap<>(Map.of("content-type", "application/json")))
                .withBody(body).withRequestContext(context).build();
    }

    private static APIGatewayV2HTTPEvent.RequestContext.Authorizer found(Map<String, String> context) {
        return APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder().withLambda(new HashMap<>(context)).build();
    }
}
