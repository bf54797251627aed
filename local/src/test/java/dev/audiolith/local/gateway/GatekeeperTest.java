package dev.audiolith.local.gateway;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import dev.audiolith.local.http.Loopback;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What API Gateway does with an authorizer's answer, whatever it is.
class GatekeeperTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private final BlockingQueue<APIGatewayV2CustomAuthorizerEvent> questions = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    private final StubDoor door = StubDoor.answering(200, "{}");

    @Test
    void the_question_says_all_but_the_body() throws Exception {
        call(() -> Map.of("isAuthorized", true), PLENTY, "Authorization", "Bearer x", "X-Many", "one", "X-Many", "two");
        var question = questions.remove();
        assertThat(question.getVersion()).isEqualTo("2.0");
        assertThat(question.getType()).isEqualTo("REQUEST");
        assertThat(question.getRouteArn()).endsWith("/GET/both/a%2Fb");
        assertThat(question.getIdentitySource()).containsExactly("Bearer x");
        assertThat(question.getRouteKey()).isEqualTo("GET /both/{id}");
        assertThat(question.getRawPath()).isEqualTo("/both/a%2Fb");
        assertThat(question.getPathParameters()).containsExactly(Map.entry("id", "a/b"));
        assertThat(question.getQueryStringParameters()).containsExactly(Map.entry("q", "1,2"));
        assertThat(question.getHeaders()).containsEntry("authorization", "Bearer x").containsEntry("x-many", "one,two");
        assertThat(question.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
        assertThat(question.getRequestContext().getRequestId()).isEqualTo(door.seen().getRequestContext().getRequestId());
    }

    @Test
    void the_door_is_shown_what_the_authorizer_said_and_no_claims() throws Exception {
        var answer = call(() -> Map.of("isAuthorized", true, "context", Map.of("sub", "ada", "n", 1)), PLENTY, "Authorization", "x");
        assertThat(answer.statusCode()).isEqualTo(200);
        var shown = door.seen().getRequestContext().getAuthorizer();
        assertThat(shown.getLambda()).containsEntry("sub", "ada").containsEntry("n", 1);
        assertThat(shown.getJwt()).isNull();
    }

    @Test
    void without_a_context_nothing_is_shown() throws Exception {
        call(() -> Map.of("isAuthorized", true), PLENTY, "Authorization", "x");
        assertThat(door.seen().getRequestContext().getAuthorizer().getLambda()).isNull();
    }

    @Test
    void who_brings_nothing_is_not_even_asked_about() throws Exception {
        for (var headers : List.of(new String[0], new String[]{"Authorization", ""}, new String[]{"X-Authorization", "Bearer x"})) {
            assertRefused(call(() -> Map.of("isAuthorized", true), PLENTY, headers), 401, "Unauthorized");
        }
        assertThat(questions).isEmpty();
    }

    @Test
    void whom_the_authorizer_does_not_authorize_is_forbidden() throws Exception {
        assertRefused(call(() -> Map.of("isAuthorized", false, "context", Map.of("sub", "ada")), PLENTY, "Authorization", "x"), 403,
                "Forbidden");
    }

    @Test
    void an_authorizer_that_fails_lets_nobody_in() throws Exception {
        assertRefused(call(() -> {
            throw new IllegalStateException("Unauthorized");
        }, PLENTY, "Authorization", "x"), 500, "Internal Server Error");
        assertRefused(call(() -> Map.of("authorized", true), PLENTY, "Authorization", "x"), 500, "Internal Server Error");
        assertRefused(call(() -> Map.of("isAuthorized", "true"), PLENTY, "Authorization", "x"), 500, "Internal Server Error");
        assertRefused(call(() -> "yes", PLENTY, "Authorization", "x"), 500, "Internal Server Error");
        var never = new CountDownLatch(1);
        assertRefused(call(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Map.of("isAuthorized", true);
        }, Duration.ofMillis(50), "Authorization", "x"), 500, "Internal Server Error");
        assertThat(complaints).hasSize(5).allSatisfy(complaint -> assertThat(complaint).startsWith("authorizer"));
    }

    private void assertRefused(HttpResponse<byte[]> answer, int status, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(door.all()).isEmpty();
    }

    private HttpResponse<byte[]> call(Supplier<Object> authorizer, Duration patience, String... headers)
            throws IOException, InterruptedException {
        var asked = new Door<>("authorizer", APIGatewayV2CustomAuthorizerEvent.class, patience, (question, _) -> {
            questions.add(question);
            return authorizer.get();
        });
        Verifier nobody = _ -> Optional.empty();
        var gatekeeper = new Gatekeeper(nobody, asked, InstantSource.system(), complaints::add);
        var routes = List.of(new Route("GET", "/both/{id}", Admission.USER_OR_ADMIN, door.within(PLENTY)));
        try (var server = Loopback.start(Loopback.ANY_PORT,
                new ApiGateway(routes, gatekeeper, GatewayLimits.AWS, InstantSource.system(), complaints::add))) {
            return get(server.uri().resolve("/both/a%2Fb?q=1&q=2"), headers);
        }
    }
}
