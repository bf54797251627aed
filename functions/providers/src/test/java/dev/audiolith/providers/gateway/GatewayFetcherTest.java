package dev.audiolith.providers.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.pin.Fetcher.Outcome;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.pin.FetcherContract;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayFetcherTest implements FetcherContract {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public Fetcher fetcher() {
        return new GatewayFetcher(CLIENT);
    }

    /// A gateway that knows ranges, as they all should.
    @Override
    public URI giving(byte[] content) {
        return servers.playing(connection -> {
            var range = connection.read().header("range").orElseThrow();
            var last = Math.min(Long.parseLong(range.substring("bytes=0-".length())), content.length - 1);
            connection.write(
                    "HTTP/1.1 206 Partial\r\nConnection: close\r\nContent-Length: " + (last + 1) + "\r\nContent-Range: bytes 0-" + last
                            + "/" + content.length + "\r\n\r\n");
            connection.write(Arrays.copyOf(content, (int) last + 1));
        }).url();
    }

    @Override
    public URI empty() {
        return servers.playing(Behaviour.html(404)).url();
    }

    @Test
    void one_that_ignores_ranges_is_understood_too() {
        assertThat(fetch(Behaviour.answers(200, "audio/mpeg", CONTENT), 100))
                .isEqualTo(new Outcome.Fetched(100, sha256(Arrays.copyOf(CONTENT, 100)), CONTENT.length));
        assertThat(fetch(Behaviour.answersUntilItHangsUp("audio/mpeg", CONTENT), CONTENT.length))
                .isEqualTo(new Outcome.Fetched(CONTENT.length, sha256(CONTENT), CONTENT.length));
    }

    @Test
    void no_key_goes_to_a_gateway() {
        var server = servers.playing(Behaviour.answers(200, "audio/mpeg", CONTENT));
        fetch(server.url(), 100, LONG);
        assertThat(server.onlyRequest().header("authorization")).isEmpty();
        assertThat(server.onlyRequest().header("cookie")).isEmpty();
    }

    @Test
    void a_page_is_told_as_what_it_is_and_cannot_be_what_was_pinned() {
        assertThat(fetch(Behaviour.html(200), CONTENT.length)).isInstanceOfSatisfying(Outcome.Fetched.class,
                fetched -> assertThat(fetched.sha256()).isNotEqualTo(sha256(CONTENT)));
    }

    @Test
    void a_body_without_end_is_left_where_enough_was_read() {
        assertThat(fetch(Behaviour.neverStops(200, "audio/mpeg"), CONTENT.length)).isInstanceOfSatisfying(Outcome.Fetched.class,
                fetched -> assertThat(fetched.bytes()).isEqualTo(CONTENT.length));
    }

    @ParameterizedTest
    @CsvSource({"403,FORBIDDEN", "410,RETIRED", "429,RATE_LIMITED", "500,BUSY", "504,BUSY"})
    void a_refusal_is_told_by_its_status(int status, FailureKind kind) {
        assertFails(fetch(Behaviour.html(status), 100), kind);
    }

    @Test
    void silence_and_dripping_are_left_in_time() {
        var drip = Behaviour.drips("audio/mpeg", Collections.nCopies(1000, new byte[1]), Duration.ofMillis(40));
        assertFails(fetch(servers.playing(drip).url(), 1000, Duration.ofMillis(500)), FailureKind.TIMED_OUT);
        assertFails(fetch(servers.playing(Behaviour.neverAnswers()).url(), 1000, Duration.ofMillis(500)), FailureKind.TIMED_OUT);
    }

    @Test
    void what_breaks_off_was_not_fetched() {
        assertFails(fetch(Behaviour.breaksOff(200, "audio/mpeg", new byte[50], 100), 100), FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void nobody_there_is_said_to_be_nobody() {
        assertFails(fetch(servers.nobody(), 100, LONG), FailureKind.UNREACHABLE);
    }

    @Test
    void a_redirect_within_the_gateway_is_followed() {
        var server = servers.playing(Behaviour.redirectsTo("/ipfs/other?filename=a"), Behaviour.answers(200, "audio/mpeg", CONTENT));
        assertThat(fetch(server.url(), CONTENT.length, LONG)).isInstanceOf(Outcome.Fetched.class);
        assertThat(server.requests().getLast().target()).isEqualTo("/ipfs/other?filename=a");
    }

    @Test
    void a_redirect_to_a_host_below_the_gateways_is_followed() {
        var server = servers.playing(Behaviour.answers(200, "audio/mpeg", CONTENT));
        var below = "http://bafy.ipfs.localhost:" + server.url().getPort() + "/";
        var gateway = servers.playing(Behaviour.redirectsTo(below)).url();
        var link = URI.create("http://localhost:" + gateway.getPort() + "/ipfs/bafy");
        // Whether such a name leads anywhere is up to this machine's resolver; it must be asked for.
        assertThat(fetch(link, CONTENT.length, LONG)).satisfies(outcome -> {
            if (outcome instanceof Outcome.NotFetched(var failure)) {
                assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "http://localhost:1/", "http://user@127.0.0.1:1/",
            "file:///etc/passwd",
            "http://evil-127.0.0.1.example/", "//10.0.0.1/", "http://[::1]/", "not an address at all", ""})
    void a_redirect_to_anywhere_else_is_not(String location) {
        assertFails(fetch(Behaviour.redirectsTo(location), 100), FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void a_circle_ends() {
        var server = servers.playing(Behaviour.redirectsTo("/again"));
        assertFails(fetch(server.url(), 100, LONG), FailureKind.CORRUPT_ANSWER);
        assertThat(server.connections()).isEqualTo(4);
    }

    private Outcome fetch(Behaviour behaviour, long most) {
        return fetch(servers.playing(behaviour).url(), most, LONG);
    }

    private Outcome fetch(URI link, long most, Duration time) {
        return fetcher().fetch(link, most, Deadline.after(time, InstantSource.system()));
    }

    private static void assertFails(Outcome outcome, FailureKind kind) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotFetched.class, not -> assertThat(not.failure().kind()).isEqualTo(kind));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }
}
