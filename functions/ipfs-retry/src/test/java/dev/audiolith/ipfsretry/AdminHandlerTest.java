package dev.audiolith.ipfsretry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.aws.Redrive.Line;
import dev.audiolith.aws.Redrive.Moved;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.InvocationContext;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Json;
import dev.audiolith.settings.Env;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The operators' door over fakes.
class AdminHandlerTest {
    private static final String RETRY = "POST /api/admin/retry-ipfs";
    private static final String REDRIVE = "POST /api/admin/redrive";

    private final Bench bench = new Bench();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> moved = new ArrayList<>();
    private final AdminHandler door = new AdminHandler(new AdminWiring(AdminAccess.from(new Env(Map.of("ADMIN_API_KEY", "the-key"))),
            new Rescuing(bench.rescue), new Redriving(List.of(line("ipfs-retry"), line("speak")), (lines, _) -> lines.stream().map(line -> {
                moved.add(line.queue());
                return new Moved(line.queue(), 2, 1);
            }).toList()),
            new Journal("ipfs-retry-admin", "Audiolith/test", new PrintStream(log, true, StandardCharsets.UTF_8), bench.clock),
            bench.clock));

    @Test
    void pending_sounds_are_tried_and_the_answer_says_what_came_of_each() {
        bench.pending(3);
        bench.providerIsUp = true;
        var json = Json.parse(call(RETRY, "", Map.of()).getBody()).orElseThrow();
        assertThat(json.get("success").booleanValue()).isTrue();
        assertThat(json.get("processed").intValue()).isEqualTo(3);
        assertThat(json.get("successCount").intValue()).isEqualTo(3);
        assertThat(json.get("failureCount").intValue()).isZero();
        assertThat(json.get("remaining").intValue()).isZero();
        assertThat(json.at("/results/0/ipfsHash").textValue()).startsWith("baf");
        assertThat(json.at("/results/0/provider").textValue()).isEqualTo("provider");
        assertThat(json.at("/results/0").has("error")).isFalse();
    }

    @Test
    void what_fails_says_why() {
        bench.pending(1);
        var json = Json.parse(call(RETRY, "{}", Map.of()).getBody()).orElseThrow();
        assertThat(json.get("failureCount").intValue()).isEqualTo(1);
        assertThat(json.at("/results/0/success").booleanValue()).isFalse();
        assertThat(json.at("/results/0/error").textValue()).isEqualTo("provider: switched off");
        assertThat(json.at("/results/0").has("ipfsHash")).isFalse();
    }

    @Test
    void the_limit_may_be_in_the_body_or_in_the_query() {
        bench.pending(5);
        assertThat(processed(call(RETRY, "{\"limit\":2}", Map.of()))).isEqualTo(2);
        assertThat(processed(call(RETRY, "", Map.of("limit", "3")))).isEqualTo(3);
        assertThat(processed(call(RETRY, "{\"limit\":1}", Map.of("limit", "3")))).as("the body counts").isEqualTo(1);
        assertThat(processed(call(RETRY, "", Map.of("limit", "200")))).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "many", "", "99999999999"})
    void a_limit_outside_1_to_200_is_refused(String limit) {
        assertRefused(call(RETRY, "", Map.of("limit", limit)), 400, "limit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"limit\":0} | limit", "{\"limit\":\"2\"} | limit", "{\"soundId\":\"x\"} | soundId", "[] | body",
            "{ | body"})
    void so_is_a_body_that_says_nothing_sensible(String body, String field) {
        assertRefused(call(RETRY, body, Map.of()), 400, field);
    }

    @Test
    void a_sound_that_nobody_has_is_not_found() {
        assertThat(call(RETRY, "{\"soundId\":\"0123456789abcdef0123456789abcdef\"}", Map.of()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void dead_letters_of_all_queues_or_of_one_are_moved() {
        var json = Json.parse(call(REDRIVE, "", Map.of()).getBody()).orElseThrow();
        assertThat(json.get("moved").intValue()).isEqualTo(4);
        assertThat(json.get("remaining").intValue()).isEqualTo(2);
        call(REDRIVE, "{\"queue\":\"speak\"}", Map.of());
        assertThat(moved).containsExactly("ipfs-retry", "speak", "speak");
        assertRefused(call(REDRIVE, "{\"queue\":\"cleanup\"}", Map.of()), 400, "queue");
    }

    @ParameterizedTest
    @ValueSource(strings = {RETRY, REDRIVE, "POST /api/admin/anything"})
    void without_the_key_nothing_is_read_and_nothing_happens(String route) {
        bench.pending(1);
        for (var key : List.of("", "Bearer wrong", "the-key")) {
            assertThat(call(route, "{", Map.of(), key).getStatusCode()).isEqualTo(401);
        }
        assertThat(bench.asked).isZero();
        assertThat(moved).isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("the-key").doesNotContain("wrong");
    }

    private static Line line(String queue) {
        return new Line(queue, "https://sqs.test/" + queue, "https://sqs.test/" + queue + "-dead");
    }

    private static int processed(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Json.parse(answer.getBody()).orElseThrow().get("processed").intValue();
    }

    private static void assertRefused(APIGatewayV2HTTPResponse answer, int status, String field) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        assertThat(Json.parse(answer.getBody()).orElseThrow().at("/error/details/field").textValue()).isEqualTo(field);
    }

    private APIGatewayV2HTTPResponse call(String route, String body, Map<String, String> query) {
        return call(route, body, query, "Bearer the-key");
    }

    private APIGatewayV2HTTPResponse call(String route, String body, Map<String, String> query, String authorization) {
        var context = APIGatewayV2HTTPEvent.RequestContext.builder().withDomainName("api.test").withRequestId("request").build();
        var event = APIGatewayV2HTTPEvent.builder().withRouteKey(route).withBody(body).withQueryStringParameters(query)
                .withHeaders(Map.of("authorization", authorization, "content-type", "application/json")).withRequestContext(context)
                .build();
        return door.handleRequest(event, InvocationContext.withMillis(30_000));
    }
}
