package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.http.Behaviour;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An allowed host sends us on: what holds for the first address holds for each that follows.
class RedirectsTest {
    private static final String URL = "https://cdn.example/song.mp3?key=secret";
    private static final byte[] FILE = "a song".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final Internet internet = new Internet();

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void an_allowed_host_is_followed_to(int status) {
        internet.host("cdn.example", Behaviour.answers(status, "text/plain", new byte[0], "Location: https://store.example/a/b.mp3?x=y#z"));
        var store = internet.host("store.example", Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(got().bytes()).isEqualTo(FILE);
        assertThat(store.onlyRequest().target()).isEqualTo("/a/b.mp3?x=y");
        assertThat(store.onlyRequest().header("host")).contains("store.example");
    }

    @ParameterizedTest
    @CsvSource({"/other.mp3, /other.mp3", "other.mp3, /a/other.mp3", "../other.mp3, /other.mp3", "//cdn.example/other.mp3, /other.mp3",
            "?x=y, /a/song.mp3?x=y", "//CDN.Example./other.mp3, /other.mp3"})
    void an_address_is_completed_by_where_it_was_said(String location, String target) {
        var host = internet.host("cdn.example", Behaviour.redirectsTo(location), Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://cdn.example/a/song.mp3?key=secret").bytes()).isEqualTo(FILE);
        assertThat(host.requests().getLast().target()).isEqualTo(target);
    }

    @Test
    void an_address_that_is_said_by_a_bare_host_is_completed_too() {
        var host = internet.host("cdn.example", Behaviour.redirectsTo("song.mp3"), Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://cdn.example").bytes()).isEqualTo(FILE);
        assertThat(host.requests().getLast().target()).isEqualTo("/song.mp3");
    }

    /// The trap stands behind every address that is not public, on every port.
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/",
            "https://0177.0.0.1/", "https://0x7f.1/", "https://127.0.0.1./", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/", "https://[64:ff9b::7f00:1]/", "https://169.254.169.254/latest/meta-data/", "https://10.0.0.1/",
            "https://192.168.0.1/", "https://172.16.0.1/", "https://100.64.0.1/", "https://0.0.0.0/", "https://[fd00:ec2::254]/",
            "https://[fe80::1]/", "https://localhost/", "https://LOCALHOST./", "https://metadata.google.internal/",
            "https://\uff11\uff12\uff17.0.0.1/", "https://127\u30020\u30020\u30021/", "https://203.0.114.1/",
            "http://store.example/", "https://store.example:8443/", "https://store.example:80/", "https://store.example:0/",
            "https://store.example:99999/", "https://user@store.example/", "https://store.example@127.0.0.1/",
            "https://127.0.0.1#@store.example/", "https://127.0.0.1\\\\@store.example/", "https://example/", "https://notexample/",
            "https://store.example.evil.test/", "https://store.example%00.evil.test/", "https://elsewhere.test/",
            "ftp://store.example/", "file:///etc/passwd", "javascript:alert(1)", "https:store.example", "https:///x", "//127.0.0.1/",
            "data:audio/mpeg;base64,SUQz"})
    void nowhere_else_is_followed_to(String location) {
        internet.host("cdn.example", connection -> {
            connection.read();
            connection
                    .write(("HTTP/1.1 302 x\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        });
        internet.host("store.example", Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(got().why().kind()).isIn(FailureKind.FORBIDDEN, FailureKind.CORRUPT_ANSWER);
        assertThat(internet.dialled()).containsExactly("203.0.114.1:443");
        assertThat(internet.caught()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "10.1.2.3", "::1", "::ffff:10.0.0.1", "fd00::1", "0.0.0.0"})
    void an_allowed_name_that_leads_inside_is_not_followed_to(String address) {
        internet.host("cdn.example", Behaviour.redirectsTo("https://inside.example/"));
        internet.leads("inside.example", address);
        assertThat(got().why().kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(internet.caught()).isZero();
    }

    @Test
    void who_sends_us_back_to_himself_and_leads_inside_by_then_is_not_followed() {
        internet.host("cdn.example", Behaviour.redirectsTo("/again"));
        internet.leads("cdn.example", "127.0.0.1");
        assertThat(got().why().kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(internet.caught()).isZero();
    }

    @Test
    void five_are_followed() {
        var to = Behaviour.redirectsTo("/next");
        var host = internet.host("cdn.example", to, to, to, to, to, Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(got().bytes()).isEqualTo(FILE);
        assertThat(host.connections()).isEqualTo(6);
    }

    @Test
    void a_circle_is_left_after_five() {
        var host = internet.host("cdn.example", Behaviour.redirectsTo(URL));
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(host.connections()).isEqualTo(6);
    }

    @Test
    void nowhere_is_not_followed_to() {
        internet.host("cdn.example", Behaviour.answers(302, "text/plain", new byte[0]));
        assertThat(got().why().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    /// Wherever the placeholder lies: it is not asked for.
    @ParameterizedTest
    @ValueSource(strings = {"/api/forbidden", "https://store.example/api/forbidden", "https://elsewhere.test/api/forbidden",
            "http://elsewhere.test/sil-100.mp3?x=y"})
    void a_placeholder_says_that_the_file_was_taken_away(String location) {
        internet.host("cdn.example", Behaviour.redirectsTo(location));
        assertThat(got().why().kind()).isEqualTo(FailureKind.RETIRED);
        assertThat(internet.dialled()).hasSize(1);
    }

    @Test
    void nothing_is_carried_from_one_host_to_the_next() {
        internet.host("cdn.example",
                Behaviour.answers(302, "text/plain", new byte[0], "Location: https://store.example/x", "Set-Cookie: a=b; Domain=example"));
        var store = internet.host("store.example", Behaviour.answers(200, "audio/mpeg", FILE));
        got();
        assertThat(store.onlyRequest().headers()).containsOnlyKeys("host", "user-agent", "accept", "accept-encoding", "connection");
    }

    @Test
    void what_comes_with_a_redirect_is_not_waited_for() {
        internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 302 x\r\nLocation: https://store.example/\r\nContent-Length: 1000000000\r\n\r\nx");
            connection.pause(Duration.ofMinutes(1));
        });
        internet.host("store.example", Behaviour.answers(200, "audio/mpeg", FILE));
        assertThat(got().bytes()).isEqualTo(FILE);
    }

    @Test
    void no_text_tells_where_it_led() {
        internet.host("cdn.example", Behaviour.redirectsTo("https://elsewhere.test/token?key=secret"));
        assertThat(got().why().message()).isEqualTo("the link is on a host that is not allowed");
    }

    private Got got() {
        return Got.from(internet.fetcher(Pace.USUAL), URL);
    }
}
