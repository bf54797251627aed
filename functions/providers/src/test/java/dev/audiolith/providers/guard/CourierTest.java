package dev.audiolith.providers.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ScriptedServer;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls to a trap on loopback that counts who reaches it.
class CourierTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("203.0.114.1");

    private final AtomicInteger caught = new AtomicInteger();
    private final CopyOnWriteArrayList<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer trap;
    private int status = 204;
    private Map<String, String> answerHeaders = Map.of();

    @BeforeEach
    void set() throws IOException {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            caught.incrementAndGet();
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answerHeaders.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        trap.start();
    }

    @AfterEach
    void release() {
        trap.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1", "0.0.0.0", "10.0.0.1", "169.254.169.254", "fd00:ec2::254",
            "64:ff9b::7f00:1", "2002:7f00:1::"})
    void a_name_that_leads_inside_is_never_connected_to(String address) {
        var to = new Destination(false, "rebound.example", Optional.empty(), trap.getAddress().getPort(), "/");
        assertThatThrownBy(() -> post(new Destinations(false), _ -> new InetAddress[]{InetAddress.ofLiteral(address)}, to))
                .isInstanceOf(ForbiddenDestination.class);
        assertThat(caught).hasValue(0);
    }

    @Test
    void a_name_with_one_public_and_one_inner_address_is_never_connected_to() {
        var to = new Destination(false, "both.example", Optional.empty(), trap.getAddress().getPort(), "/");
        assertThatThrownBy(() -> post(new Destinations(false), _ -> new InetAddress[]{PUBLIC, InetAddress.getLoopbackAddress()}, to))
                .isInstanceOf(ForbiddenDestination.class);
        assertThat(caught).hasValue(0);
    }

    /// The name servers say something public first, and something else to whoever asks again.
    @Test
    void a_name_is_asked_for_once_so_that_a_second_answer_can_do_nothing() {
        var asked = new AtomicInteger();
        var to = new Destination(false, "rebinding.example", Optional.empty(), trap.getAddress().getPort(), "/");
        Resolver rebinding = _ -> asked.getAndIncrement() == 0
                ? new InetAddress[]{PUBLIC}
                : new InetAddress[]{InetAddress.getLoopbackAddress()};
        assertThatThrownBy(() -> post(new Destinations(false), rebinding, to)).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(1);
        assertThat(caught).hasValue(0);
    }

    @Test
    void where_it_is_allowed_the_text_arrives_whole_and_the_answer_is_told() throws IOException {
        var answer = post("\u00fcber alles");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(bodies).containsExactly("\u00fcber alles");
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws IOException {
        status = 302;
        answerHeaders = Map.of("Location", "/elsewhere");
        assertThat(post("x").status()).isEqualTo(302);
        assertThat(caught).hasValue(1);
    }

    @Test
    void what_the_other_side_says_about_coming_back_is_passed_on() throws IOException {
        status = 503;
        answerHeaders = Map.of("Retry-After", "17");
        assertThat(post("x").retryAfter()).contains("17");
    }

    @Test
    void one_who_never_answers_is_left_at_the_deadline() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var to = new Destinations(true).of(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"));
            var courier = courier(new Destinations(true), InetAddress::getAllByName);
            assertThatThrownBy(() -> courier.post(to, Map.of(), "x", Deadline.after(Duration.ofMillis(200), InstantSource.system())))
                    .isInstanceOf(IOException.class).hasMessageContaining("in time");
        }
    }

    @Test
    void one_who_hands_out_a_byte_now_and_then_is_left_at_the_deadline() {
        Behaviour dripping = connection -> {
            connection.read();
            for (var sign : "HTTP/1.1 200 OK and so on and so on and so on".split("", -1)) {
                connection.write(sign);
                connection.pause(Duration.ofMillis(50));
            }
        };
        assertThatThrownBy(() -> post(dripping, Duration.ofMillis(400))).isInstanceOf(IOException.class).hasMessageContaining("in time");
    }

    @Test
    void a_head_without_end_is_not_listened_to() {
        assertThatThrownBy(() -> post(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nX-Long: ");
            while (true) {
                connection.write("a".repeat(1024));
            }
        }, Duration.ofSeconds(5))).isInstanceOf(IOException.class).hasMessageContaining("no end");
    }

    @Test
    void words_before_the_answer_are_passed_over_but_not_for_ever() throws IOException {
        var answer = post(connection -> {
            connection.read();
            connection.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 201 Created\r\n\r\n");
        }, Duration.ofSeconds(5));
        assertThat(answer.status()).isEqualTo(201);
        assertThatThrownBy(() -> post(connection -> {
            connection.read();
            while (true) {
                connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            }
        }, Duration.ofSeconds(5))).isInstanceOf(IOException.class).hasMessageContaining("no end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-server\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 999 What\r\n\r\n", "\r\n\r\n",
            "HTTP/1.1 200 OK"})
    void what_is_not_http_is_no_answer(String said) {
        assertThatThrownBy(() -> post(connection -> {
            connection.read();
            connection.write(said);
        }, Duration.ofSeconds(5))).isInstanceOf(IOException.class);
    }

    private static Courier.Answer post(Behaviour receiver, Duration time) throws IOException {
        try (var server = ScriptedServer.playing(receiver)) {
            var to = new Destinations(true).of(server.url());
            return courier(new Destinations(true), InetAddress::getAllByName).post(to, Map.of(), "x",
                    Deadline.after(time, InstantSource.system()));
        }
    }

    private Courier.Answer post(String body) throws IOException {
        var to = new Destinations(true).of(URI.create("http://127.0.0.1:" + trap.getAddress().getPort() + "/hook"));
        return courier(new Destinations(true), InetAddress::getAllByName).post(to, Map.of("webhook-id", "msg_1"), body, soon());
    }

    private static Courier.Answer post(Destinations destinations, Resolver resolver, Destination to) throws IOException {
        return courier(destinations, resolver).post(to, Map.of(), "x", Deadline.after(Duration.ofMillis(300), InstantSource.system()));
    }

    private static Courier courier(Destinations destinations, Resolver resolver) {
        return new Courier(destinations, resolver, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(5), InstantSource.system());
    }
}
