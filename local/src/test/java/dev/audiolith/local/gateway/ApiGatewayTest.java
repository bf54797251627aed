package dev.audiolith.local.gateway;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.head;
import static dev.audiolith.local.Calls.post;
import static dev.audiolith.local.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.local.http.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiGatewayTest {
    private static final String GOOD = "Bearer good";
    private static final Duration PLENTY = Duration.ofSeconds(20);

    private final LinkedBlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    private final StubDoor door = StubDoor.answering(200, "{\"ok\":true}");
    private Optional<Loopback> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(Loopback::close);
    }

    @Test
    void an_event_says_all_that_the_request_said() throws Exception {
        var answer = post(
                start(door.within(PLENTY)).resolve("/api/things/a%2Fb?x=1&x=2&y=%C3%A4"), "{\"text\":\"h\u00e4llo\"}", "Authorization",
                GOOD,
                "Content-Type", "application/json", "X-Many", "one", "X-Many", "two", "Cookie", "a=1; b=2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("{\"ok\":true}");
        var event = door.seen();
        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("POST /api/things/{id}");
        assertThat(event.getRawPath()).isEqualTo("/api/things/a%2Fb");
        assertThat(event.getPathParameters()).containsExactly(Map.entry("id", "a/b"));
        assertThat(event.getRawQueryString()).isEqualTo("x=1&x=2&y=%C3%A4");
        assertThat(event.getQueryStringParameters()).containsEntry("x", "1,2").containsEntry("y", "\u00e4");
        assertThat(event.getHeaders()).containsEntry("x-many", "one,two").containsEntry("x-forwarded-proto", "http").doesNotContainKey(
                "cookie");
        assertThat(event.getCookies()).containsExactly("a=1", "b=2");
        assertThat(event.getBody()).isEqualTo("{\"text\":\"h\u00e4llo\"}");
        assertThat(event.getIsBase64Encoded()).isFalse();
        var context = event.getRequestContext();
        assertThat(context.getStage()).isEqualTo("$default");
        assertThat(context.getDomainName()).startsWith("127.0.0.1:");
        assertThat(context.getHttp().getMethod()).isEqualTo("POST");
        assertThat(context.getHttp().getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(context.getAuthorizer().getJwt().getClaims()).containsEntry("sub", "ada");
        assertThat(context.getRequestId()).isEqualTo(answer.headers().firstValue("apigw-requestid").orElseThrow());
        assertThat(door.remainingMillis()).isBetween(10_000, 20_000);
    }

    @Test
    void bodies_that_are_no_text_travel_in_base64() throws Exception {
        post(start(door.within(PLENTY)).resolve("/api/things/1"), "bytes", "Authorization", GOOD, "Content-Type", "audio/mpeg");
        var event = door.seen();
        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(event.getBody()).isEqualTo(Base64.getEncoder().encodeToString("bytes".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bodies_that_only_claim_to_be_text_travel_in_base64() throws Exception {
        var broken = new byte[]{'"', (byte) 0xff, '"'};
        post(start(door.within(PLENTY)).resolve("/api/things/1"), broken, "Authorization", GOOD, "Content-Type", "application/json");
        var event = door.seen();
        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(event.getBody())).isEqualTo(broken);
    }

    @Test
    void an_answer_is_sent_as_the_door_gave_it() throws Exception {
        var answering = new StubDoor(_ -> APIGatewayV2HTTPResponse.builder().withStatusCode(201).withHeaders(Map.of("x-one", "1"))
                .withMultiValueHeaders(Map.of("x-two", List.of("a", "b"))).withCookies(List.of("c=1", "d=2")).withBody("AAEC")
                .withIsBase64Encoded(true).build());
        var answer = post(start(answering.within(PLENTY)).resolve("/api/things/1"), "", "Authorization", GOOD);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).containsExactly(0, 1, 2);
        assertThat(answer.headers().allValues("x-two")).containsExactly("a", "b");
        assertThat(answer.headers().allValues("set-cookie")).containsExactlyInAnyOrder("c=1", "d=2");
    }

    @Test
    void a_head_answer_keeps_the_length_that_the_door_says() throws Exception {
        var answering = new StubDoor(_ -> APIGatewayV2HTTPResponse.builder().withStatusCode(200).withHeaders(
                Map.of("content-length", "1234", "content-type", "audio/mpeg")).build());
        var answer = head(start(answering.within(PLENTY)).resolve("/open/1"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-length")).contains("1234");
    }

    @Test
    void a_query_with_a_broken_escape_is_a_bad_request_for_nobody_to_see() throws Exception {
        var base = start(door.within(PLENTY));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.getOutputStream().write("GET /open/1?x=%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains(" 400 ");
        }
        assertThat(door.all()).isEmpty();
    }

    @Test
    void without_a_good_token_the_door_is_not_bothered() throws Exception {
        var things = start(door.within(PLENTY)).resolve("/api/things/1");
        for (var headers : List.of(new String[0], new String[]{"Authorization", "Bearer bad"}, new String[]{"Authorization", "good"})) {
            var answer = post(things, "", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(text(answer)).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
        assertThat(door.all()).isEmpty();
    }

    @Test
    void an_open_route_shows_its_door_no_claims() throws Exception {
        get(start(door.within(PLENTY)).resolve("/open/1"), "Authorization", GOOD);
        assertThat(door.seen().getRequestContext().getAuthorizer()).isNull();
    }

    @Test
    void other_paths_and_methods_are_not_found() throws Exception {
        var base = start(door.within(PLENTY));
        for (var path : List.of("/", "/api/things", "/api/things/", "/api/things/1/2")) {
            assertThat(text(post(base.resolve(path), "", "Authorization", GOOD))).isEqualTo("{\"message\":\"Not Found\"}");
        }
        assertThat(get(base.resolve("/api/things/1"), "Authorization", GOOD).statusCode()).isEqualTo(404);
    }

    @Test
    void a_door_that_throws_is_an_internal_error_without_details() throws Exception {
        var throwing = new StubDoor(_ -> {
            throw new IllegalStateException("a secret");
        });
        var answer = post(start(throwing.within(PLENTY)).resolve("/api/things/1"), "", "Authorization", GOOD);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(complaints).hasSize(1);
    }

    @Test
    void a_door_that_takes_too_long_is_given_up() throws Exception {
        var never = new CountDownLatch(1);
        var hanging = new StubDoor(_ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
        });
        var answer = post(start(hanging.within(Duration.ofMillis(50))).resolve("/api/things/1"), "", "Authorization", GOOD);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer)).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void what_is_too_large_does_not_get_through() throws Exception {
        var limits = new GatewayLimits(500, 1000, 900, PLENTY, 100, 1);
        var things = start(door.within(PLENTY), limits).resolve("/api/things/1");
        assertThat(post(things, "x".repeat(1001), "Authorization", GOOD).statusCode()).isEqualTo(413);
        // Fits the gateway, but not the event that Lambda takes.
        assertThat(post(things, "x".repeat(990), "Authorization", GOOD).statusCode()).isEqualTo(413);
        assertThat(post(things, "", "Authorization", GOOD, "X-Long", "x".repeat(500)).statusCode()).isEqualTo(431);
        assertThat(door.all()).isEmpty();
    }

    @Test
    void more_than_the_burst_is_told_to_come_back() throws Exception {
        var open = start(door.within(PLENTY), new GatewayLimits(10_240, 1000, 9000, PLENTY, 3, 0)).resolve("/open/1");
        for (var i = 0; i < 3; i++) {
            assertThat(get(open).statusCode()).isEqualTo(200);
        }
        var answer = get(open);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(text(answer)).isEqualTo("{\"message\":\"Too Many Requests\"}");
    }

    @Test
    void a_body_that_never_ends_does_not_hold_the_gateway() throws Exception {
        var base = start(door.within(PLENTY), new GatewayLimits(10_240, 1000, 9000, Duration.ofSeconds(1), 10, 1));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.getOutputStream()
                    .write("POST /api/things/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nContent-Length: 100\r\n\r\nhalf"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).as("the connection is closed").isEmpty();
        }
        assertThat(get(base.resolve("/open/1")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_browser_may_ask_first() throws Exception {
        var base = start(door.within(PLENTY));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            var head = List.of("OPTIONS /api/things/1 HTTP/1.1", "Host: x", "Origin: http://page.example",
                    "Access-Control-Request-Method: POST");
            socket.getOutputStream().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains(" 204 ");
        }
        assertThat(door.all()).isEmpty();
    }

    private static String firstLine(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
    }

    private URI start(Door<APIGatewayV2HTTPEvent> behind) throws IOException {
        return start(behind, GatewayLimits.AWS);
    }

    private URI start(Door<APIGatewayV2HTTPEvent> behind, GatewayLimits limits) throws IOException {
        var routes = List.of(
                new Route("POST", "/api/things/{id}", Admission.USER, behind), new Route("GET", "/open/{id}", Admission.ANYONE, behind),
                new Route("HEAD", "/open/{id}", Admission.ANYONE, behind));
        Verifier verifier = token -> token.equals("good") ? Optional.of(Map.of("sub", "ada")) : Optional.empty();
        var gatekeeper = Gatekeeper.of(verifier, InstantSource.system(), complaints::add);
        var server = Loopback.start(
                Loopback.ANY_PORT, new ApiGateway(routes, gatekeeper, limits, InstantSource.system(), complaints::add));
        running = Optional.of(server);
        return server.uri();
    }
}
