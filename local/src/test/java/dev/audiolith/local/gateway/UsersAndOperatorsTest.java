package dev.audiolith.local.gateway;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.audiolith.authorizer.AuthorizerHandler;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpEdge;
import dev.audiolith.edge.Journal;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.identity.IssuerDesk;
import dev.audiolith.local.identity.SigningKey;
import dev.audiolith.local.identity.Tokens;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a request for a user or an operator: the gateway, the real authorizer, which asks the home's issuer for its keys, and a
/// door that tells whom it was shown.
class UsersAndOperatorsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KEY = "the-admin-key";

    @TempDir
    private Path home;

    private final InstantSource clock = InstantSource.system();
    private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    private final List<Loopback> servers = new ArrayList<>();
    private Tokens tokens;
    private Loopback issuer;
    private Loopback front;

    @BeforeEach
    void start() throws IOException {
        var key = SigningKey.in(home);
        tokens = new Tokens(key, "us", "audiolith", clock);
        issuer = keep(Loopback.start(Loopback.ANY_PORT, new IssuerDesk("us", key)));
        var env = new Env(Map.of("JWT_ISSUER", "us", "JWT_AUDIENCE", "audiolith", "JWT_DISCOVERY_URL", issuer.uri() + IssuerDesk.DISCOVERY,
                "ADMIN_API_KEY", KEY, "METRICS_NAMESPACE", "Audiolith/test"));
        var authorizer = new Door<>("authorizer", APIGatewayV2CustomAuthorizerEvent.class, Duration.ofSeconds(10),
                new AuthorizerHandler(env));
        var access = AdminAccess.from(env);
        var journal = new Journal("door", "Audiolith/test", new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                clock);
        var edge = new HttpEdge(request -> Answers.ok(Map.of("sees", access.isBroughtBy(request) ? "all" : request.requireOwner())),
                journal,
                clock);
        var routes = List.of(new Route("GET", "/both", Admission.USER_OR_ADMIN,
                new Door<>("door", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), edge::serve)));
        var gatekeeper = new Gatekeeper(tokens, authorizer, clock, complaints::add);
        front = keep(Loopback.start(Loopback.ANY_PORT, new ApiGateway(routes, gatekeeper, GatewayLimits.AWS, clock, complaints::add)));
    }

    @AfterEach
    void stop() {
        servers.forEach(Loopback::close);
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_user_sees_what_is_theirs_and_an_operator_everything() throws Exception {
        assertThat(text(call("Bearer " + tokens.mint("ada", HOUR)))).isEqualTo("{\"success\":true,\"data\":{\"sees\":\"ada\"}}");
        assertThat(text(call("bearer " + KEY))).isEqualTo("{\"success\":true,\"data\":{\"sees\":\"all\"}}");
    }

    @Test
    void everyone_else_is_told_to_sign_in_as_on_every_other_route() throws Exception {
        var good = tokens.mint("ada", HOUR);
        for (var header : List.of("Bearer " + tokens.mint("ada", Duration.ofSeconds(-1)), "Bearer " + KEY + "2", "Bearer wrong", good, KEY,
                "Bearer " + good + "," + "Bearer " + good, "Basic " + KEY, "Bearer " + good.substring(0, good.length() - 9),
                "Bearer " + new Tokens(SigningKey.in(home), "them", "audiolith", clock).mint("ada", HOUR),
                "Bearer " + new Tokens(SigningKey.in(home), "us", "others", clock).mint("ada", HOUR),
                "Bearer " + new Tokens(SigningKey.in(home.resolve("other")), "us", "audiolith", clock).mint("ada", HOUR))) {
            var answer = call(header);
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(text(answer)).isEqualTo("{\"message\":\"Unauthorized\"}");
            assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        }
    }

    @Test
    void a_token_like_a_book_is_not_let_in_either() throws Exception {
        assertThat(call("Bearer " + "a".repeat(9_000)).statusCode()).isEqualTo(401);
        assertThat(call("Bearer " + "a".repeat(11_000)).statusCode()).isEqualTo(431);
    }

    @Test
    void while_the_issuer_is_down_users_are_told_to_come_back_and_operators_get_in() throws Exception {
        issuer.close();
        var answer = call("Bearer " + tokens.mint("ada", HOUR));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("ISSUER_UNAVAILABLE").contains("\"retryable\":true");
        assertThat(answer.headers().firstValue("retry-after")).contains("10");
        assertThat(call("Bearer " + KEY).statusCode()).isEqualTo(200);
        assertThat(call("Bearer nonsense").statusCode()).isEqualTo(401);
    }

    private HttpResponse<byte[]> call(String authorization) throws IOException, InterruptedException {
        return get(front.uri().resolve("/both"), "Authorization", authorization);
    }

    private Loopback keep(Loopback server) {
        servers.add(server);
        return server;
    }
}
