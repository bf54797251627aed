package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.http.Behaviour;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which addresses are fetched from where nothing private is allowed, and what is said about the others.
class SourceRulesTest {
    @RegisterExtension
    final Internet internet = new Internet();

    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example/a.mp3", "HTTPS://cdn.example/a.mp3", "https://CDN.Example/a.mp3",
            "https://cdn.example./a.mp3",
            "https://cdn.example:443/a.mp3", "https://cdn.example:/a.mp3", "https://cdn.example", "https://cdn.example?x=y",
            "https://a.b-c.d_e.example/\u00fc?x=%20#part", "https://b\u00fccher.example/"})
    void an_allowed_host_may_be_fetched_from(String url) {
        assertThat(internet.fetcher(Pace.USUAL).objection(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://cdn.example/, must begin with https://", "ftp://cdn.example/, must begin with https://",
            "/a.mp3, must begin with https://", "mailto:a@cdn.example, must begin with https://", "https:cdn.example, has no valid host",
            "https:///a.mp3, has no valid host", "https://user:word@cdn.example/, must not have a user or password",
            "https://@cdn.example/, must not have a user or password", "https://cdn.example:8443/, must have port 443",
            "https://cdn.example:80/, must have port 443", "https://cdn.example:0/, has no valid port",
            "https://cdn.example:65979/, has no valid port", "https://cdn.example:999999999999/, has no valid port",
            "https://example/, is on a host that is not allowed", "https://cdn.notexample/, is on a host that is not allowed",
            "https://cdn.example.test/, is on a host that is not allowed", "https://cdnexample/, is on a host that is not allowed",
            "https://localhost/, is on a host that is not allowed", "https://203.0.114.1/, must have the name of a host",
            "https://127.0.0.1/, must have the name of a host", "https://127.1/, must have the name of a host",
            "https://2130706433/, must have the name of a host", "https://017700000001/, must have the name of a host",
            "https://0x7f.0.0.1/, must have the name of a host", "https://[::1]/, must have the name of a host",
            "https://[::ffff:127.0.0.1]/, must have the name of a host", "https://1.2.3.4.5/, has no valid host",
            "https://cdn..example/, has no valid host", "https://-cdn.example/, has no valid host",
            "https://cdn.example%2eevil.test/, has no valid host", "https://cdn.example%00.example/, has no valid host"})
    void any_other_may_not_and_is_told_why(String url, String why) {
        assertThat(internet.fetcher(Pace.USUAL).objection(URI.create(url))).contains(why);
        assertThat(Got.from(internet.fetcher(Pace.USUAL), url).why().kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(Got.from(internet.fetcher(Pace.USUAL), url).why().message()).isEqualTo("the link " + why);
        assertThat(internet.dialled()).isEmpty();
    }

    @Test
    void an_address_has_an_end() {
        var start = "https://cdn.example/";
        assertThat(internet.fetcher(Pace.USUAL).objection(URI.create(start + "a".repeat(4096 - start.length())))).isEmpty();
        assertThat(internet.fetcher(Pace.USUAL).objection(URI.create(start + "a".repeat(4097 - start.length()))))
                .contains("must have at most 4096 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "10.0.0.1", "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "fd00:ec2::254", "fe80::1", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "224.0.0.1",
            "255.255.255.255"})
    void a_name_that_leads_inside_is_never_connected_to(String address) {
        internet.leads("cdn.example", address);
        var why = Got.from(internet.fetcher(Pace.USUAL), "https://cdn.example/").why();
        assertThat(why.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(why.message()).isEqualTo("the link leads to an address that is not public");
        assertThat(internet.dialled()).isEmpty();
        assertThat(internet.caught()).isZero();
    }

    @Test
    void one_inner_address_among_public_ones_is_enough() {
        internet.host("good.example", Behaviour.html(200));
        internet.leads("cdn.example", "203.0.114.1", "10.0.0.1");
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://cdn.example/").why().kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(internet.dialled()).isEmpty();
    }

    /// The name servers say something public first, and something else to whoever asks again.
    @Test
    void a_name_is_asked_for_once_a_connection_so_that_a_second_answer_can_do_nothing() {
        internet.host("cdn.example", Behaviour.html(200));
        internet.leads("cdn.example", "127.0.0.1");
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://cdn.example/").failure()).isEmpty();
        assertThat(internet.asked("cdn.example")).isEqualTo(1);
        assertThat(internet.dialled()).containsExactly("203.0.114.1:443");
        assertThat(internet.caught()).isZero();
    }

    @Test
    void the_next_of_its_addresses_is_tried_where_one_does_not_answer() {
        internet.host("good.example", Behaviour.html(200));
        internet.leads("cdn.example", "203.0.114.99", "203.0.114.1");
        assertThat(Got.from(internet.fetcher(Pace.USUAL), "https://cdn.example/").failure()).isEmpty();
        assertThat(internet.dialled()).containsExactly("203.0.114.99:443", "203.0.114.1:443");
    }
}
