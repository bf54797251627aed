package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.SimpleIAMPolicyResponse;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AuthorizerEdgeTest {
    private final ManualClock clock = new ManualClock();
    private final JournalPage page = new JournalPage(clock);

    @Test
    void the_authorizer_sees_the_header_however_it_is_written_and_until_when_to_answer() {
        for (var name : new String[]{"authorization", "Authorization", "AUTHORIZATION"}) {
            var answer = ask((header, deadline) -> {
                assertThat(deadline.remaining()).isEqualTo(Duration.ofMillis(9_500));
                return new Caller.User(header.orElseThrow());
            }, Map.of(name, "ada", "x-authorization", "eve"));
            assertThat(answer.getIsAuthorized()).isTrue();
            assertThat(answer.getContext()).containsExactly(Map.entry("sub", "ada"));
        }
    }

    @Test
    void the_line_says_who_came_but_no_name() {
        ask((_, _) -> new Caller.User("ada"), Map.of());
        ask((_, _) -> new Caller.Operator(), Map.of());
        ask((_, _) -> new Caller.Stranger("expired"), Map.of());
        ask((_, _) -> new Caller.Unclear("no connection"), Map.of());
        assertThat(page.lines())
                .extracting(line -> line.path("level").asText() + " " + line.path("caller").asText() + " " + line.path("why")
                        .asText())
                .containsExactly("info USER ", "info OPERATOR ", "info STRANGER expired", "warn UNCLEAR no connection");
        assertThat(page.lines()).allSatisfy(line -> assertThat(line.path("requestId").asText()).isEqualTo("lambda-request"));
        assertThat(page.lines()).extracting(line -> line.path("IssuerUnavailable").asInt(-1)).containsExactly(0, 0, 0, 1);
        assertThat(page.lines().toString()).doesNotContain("ada");
    }

    @Test
    void a_bug_of_ours_lets_nobody_in() {
        assertThatThrownBy(() -> ask((_, _) -> {
            throw new IllegalStateException("a bug");
        }, Map.of())).isInstanceOf(IllegalStateException.class);
        assertThat(page.lines().getLast().get("level").textValue()).isEqualTo("error");
    }

    private SimpleIAMPolicyResponse ask(BiFunction<Optional<String>, Deadline, Caller> door, Map<String, String> headers) {
        var event = APIGatewayV2CustomAuthorizerEvent.builder().withRouteKey("GET /x").withHeaders(headers).build();
        return new AuthorizerEdge(door, page.journal(), clock).serve(event, InvocationContext.withMillis(10_000));
    }
}
