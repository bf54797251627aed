package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.providers.guard.Destination;
import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every address in three houses: the deployed one, one for tests that allows private hosts, and the local run with its stand-in.
class SourceAddressesTest {
    private static final String HOSTS = "cdn.example.com,*.wild.example,xn--bcher-kva.example,127.0.0.1,[::1],localhost";
    private static final SourceRules PUBLIC = rules(Map.of());
    private static final SourceRules PRIVATE = rules(Map.of("ARCHIVE_ALLOW_PRIVATE_HOSTS", "true"));
    private static final SourceRules STAND_IN = rules(Map.of("ARCHIVE_STAND_IN_URL", "http://127.0.0.1:9000/music/"));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            url,                                            public, private, standIn
            https://cdn.example.com/a.mp3?x=1,              yes,    yes,     yes
            https://cdn.example.com,                        yes,    yes,     yes
            https://cdn.example.com:443/a,                  yes,    yes,     yes
            https://cdn.example.com:/a,                     yes,    yes,     yes
            HTTPS://CDN.EXAMPLE.COM/a,                      yes,    yes,     yes
            https://cdn.example.com./a,                     yes,    yes,     yes
            https://a.wild.example/a,                       yes,    yes,     yes
            https://b\u00fccher.example/\u00fc,             yes,    yes,     yes
            https://cdn.example.com/a#fragment,             yes,    yes,     yes
            https://cdn.example.com/%2e%2e/a,               yes,    yes,     yes
            https://cdn.example.com:8443/a,                 no,     yes,     no
            https://cdn.example.com:80/a,                   no,     yes,     no
            https://cdn.example.com:22/a,                   no,     yes,     no
            http://cdn.example.com/a,                       no,     yes,     no
            http://cdn.example.com:443/a,                   no,     yes,     no
            http://127.0.0.1:8080/a,                        no,     yes,     no
            https://127.0.0.1/a,                            no,     yes,     no
            http://[::1]:8080/a,                            no,     yes,     no
            https://[::1]/a,                                no,     yes,     no
            http://localhost:8080/a,                        no,     yes,     no
            https://localhost/a,                            yes,    yes,     yes
            http://127.0.0.1:9000/music/a.mp3,              no,     yes,     yes
            http://127.0.0.1:9000/music/,                   no,     yes,     yes
            http://127.0.0.1:9000/music,                    no,     yes,     no
            http://127.0.0.1:9000/musicbox,                 no,     yes,     no
            http://127.0.0.1:9000/music/../a,               no,     yes,     no
            http://127.0.0.1:9000/music/a/../b,             no,     yes,     no
            http://127.0.0.1:9000/a,                        no,     yes,     no
            http://127.0.0.1:9001/music/a,                  no,     yes,     no
            http://user@127.0.0.1:9000/music/a,             no,     no,      no
            https://cdn.example.com:0/a,                    no,     no,      no
            https://cdn.example.com:65536/a,                no,     no,      no
            https://cdn.example.com:99999999999/a,          no,     no,      no
            https://cdn.example.com:-1/a,                   no,     no,      no
            https://cdn.example.com:4x3/a,                  no,     no,      no
            https://cdn.example.com::443/a,                 no,     no,      no
            https://user@cdn.example.com/a,                 no,     no,      no
            https://user:password@cdn.example.com/a,        no,     no,      no
            https://@cdn.example.com/a,                     no,     no,      no
            https://cdn.example.com@evil.example/a,         no,     no,      no
            https://evil.example/cdn.example.com,           no,     no,      no
            https://evil.example/?https://cdn.example.com,  no,     no,      no
            https://evil.example#@cdn.example.com/,         no,     no,      no
            https://cdn.example.com.evil.example/a,         no,     no,      no
            https://evilcdn.example.com/a,                  no,     no,      no
            https://x.cdn.example.com/a,                    no,     no,      no
            https://wild.example/a,                         no,     no,      no
            https://evilwild.example/a,                     no,     no,      no
            https://a.wild.example.evil.example/a,          no,     no,      no
            https://cdn..example.com/a,                     no,     no,      no
            https://%63dn.example.com/a,                    no,     no,      no
            https://cdn.example.com%2eevil.example/a,       no,     no,      no
            ftp://cdn.example.com/a,                        no,     no,      no
            file:///etc/passwd,                             no,     no,      no
            gopher://cdn.example.com/a,                     no,     no,      no
            jar:https://cdn.example.com/a!/b,               no,     no,      no
            data:audio/mpeg;base64;AAAA,                    no,     no,      no
            https:cdn.example.com/a,                        no,     no,      no
            https:///cdn.example.com/a,                     no,     no,      no
            //cdn.example.com/a,                            no,     no,      no
            /a.mp3,                                         no,     no,      no
            cdn.example.com/a,                              no,     no,      no
            '',                                             no,     no,      no
            https://10.0.0.1/a,                             no,     no,      no
            https://192.168.1.1/a,                          no,     no,      no
            https://169.254.169.254/latest/meta-data/,      no,     no,      no
            https://8.8.8.8/a,                              no,     no,      no
            https://2130706433/a,                           no,     no,      no
            https://0x7f000001/a,                           no,     no,      no
            https://0x7f.1/a,                               no,     no,      no
            https://0177.0.0.1/a,                           no,     no,      no
            https://017700000001/a,                         no,     no,      no
            https://127.1/a,                                no,     no,      no
            https://127.0.0.1./a,                           no,     no,      no
            https://0/a,                                    no,     no,      no
            https://[::ffff:127.0.0.1]/a,                   no,     no,      no
            https://[::ffff:7f00:1]/a,                      no,     no,      no
            https://[::127.0.0.1]/a,                        no,     no,      no
            https://[0:0:0:0:0:0:0:1]/a,                    no,     no,      no
            https://[fe80::1]/a,                            no,     no,      no
            https://[fd00:ec2::254]/a,                      no,     no,      no
            https://[64:ff9b::7f00:1]/a,                    no,     no,      no
            https://[2606:4700::1111]/a,                    no,     no,      no
            https://\uff11\uff12\uff17.\uff10.\uff10.\uff11/a, no,  no,      no
            https://127\u30020\u30020\u30021/a,             no,     no,      no
            https://metadata.google.internal/a,             no,     no,      no
            """)
    void an_address_is_taken_or_refused_by_what_it_says(String url, String inPublic, String inPrivate, String withStandIn) {
        assertThat(may(PUBLIC, url)).as("public").isEqualTo(inPublic);
        assertThat(may(PRIVATE, url)).as("private").isEqualTo(inPrivate);
        assertThat(may(STAND_IN, url)).as("stand-in").isEqualTo(withStandIn);
    }

    @ParameterizedTest
    @CsvSource({"https://CDN.example.com./a%20b?x=%26, cdn.example.com, 443, /a%20b?x=%26",
            "https://cdn.example.com, cdn.example.com, 443, /",
            "https://cdn.example.com?x=1, cdn.example.com, 443, /?x=1", "https://cdn.example.com/a#b, cdn.example.com, 443, /a",
            "https://b\u00fccher.example/\u00fc?\u00e4, xn--bcher-kva.example, 443, /%C3%BC?%C3%A4",
            "https://cdn.example.com/a//b/./c, cdn.example.com, 443, /a//b/./c"})
    void what_is_asked_for_is_in_one_form(String url, String host, int port, String target) throws ForbiddenDestination {
        var to = PUBLIC.of(URI.create(url));
        assertThat(to.host()).isEqualTo(host);
        assertThat(to.authority()).isEqualTo(host);
        assertThat(to.port()).isEqualTo(port);
        assertThat(to.target()).isEqualTo(target);
    }

    /// Half a character has no bytes.
    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example.com/\ud800", "https://cdn.example.com/a?b=\udc00c", "https://cdn.example.com/\udc00\ud800",
            "https://\ud800.example.com/"})
    void what_is_no_text_is_refused(String url) {
        assertThat(may(PUBLIC, url)).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({"https://cdn.example.com/a, https://a.wild.example/b, yes", "https://cdn.example.com/a, http://cdn.example.com/a, no",
            "https://cdn.example.com/a, https://cdn.example.com:8443/a, no", "https://cdn.example.com/a, https://evil.example/a, no",
            "https://cdn.example.com/a, http://127.0.0.1:9000/music/a, no", "https://cdn.example.com/a, http://cdn.example.com:443/a, no",
            "http://127.0.0.1:8080/a, http://127.0.0.1:8080/b, yes", "http://127.0.0.1:8080/a, http://127.0.0.1:8081/b, no",
            "http://127.0.0.1:8080/a, http://[::1]:8080/b, yes", "http://127.0.0.1:8080/a, http://127.0.0.2:8080/b, no",
            "http://127.0.0.1:443/a, https://127.0.0.1/b, yes"})
    void who_is_sent_on_may_not_be_sent_to_another_door_nor_out_of_secrecy(String from, String to, String isAllowed)
            throws ForbiddenDestination {
        var start = PRIVATE.of(URI.create(from));
        assertThat(next(PRIVATE, to, start)).isEqualTo(isAllowed);
    }

    @Test
    void no_provider_can_send_the_deployed_one_to_a_stand_in() throws ForbiddenDestination {
        var start = STAND_IN.of(URI.create("https://cdn.example.com/a"));
        assertThat(next(STAND_IN, "http://127.0.0.1:9000/music/a", start)).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
            "fe80::1",
            "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::"})
    void what_a_name_leads_to_must_be_public_but_where_private_ones_are_allowed(String address) {
        var url = URI.create("https://cdn.example.com/a");
        var inside = InetAddress.ofLiteral(address);
        var outside = InetAddress.ofLiteral("8.8.8.8");
        assertThatThrownBy(() -> PUBLIC.checkOf(url).check(inside)).isInstanceOf(ForbiddenDestination.class);
        assertThatThrownBy(() -> PUBLIC.checkOf(url).check(outside, inside)).isInstanceOf(ForbiddenDestination.class);
        assertThatThrownBy(() -> STAND_IN.checkOf(url).check(inside)).isInstanceOf(ForbiddenDestination.class);
        assertThatCode(() -> PUBLIC.checkOf(url).check(outside)).doesNotThrowAnyException();
        assertThatCode(() -> PRIVATE.checkOf(url).check(inside)).doesNotThrowAnyException();
        assertThatCode(() -> STAND_IN.checkOf(URI.create("http://127.0.0.1:9000/music/a")).check(inside)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:900, http://127.0.0.1:9000/a, no", "http://127.0.0.1:900, http://127.0.0.1:900/a, yes",
            "http://127.0.0.1:900/music, http://127.0.0.1:900/musicbox, no",
            "http://127.0.0.1:900/music, http://127.0.0.1:900/music/a, yes"})
    void a_stand_in_ends_where_its_folder_ends(String standIn, String url, String isAllowed) {
        assertThat(may(rules(Map.of("ARCHIVE_STAND_IN_URL", standIn)), url)).isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @CsvSource({"ARCHIVE_ALLOWED_HOSTS, *", "ARCHIVE_ALLOW_PRIVATE_HOSTS, yes", "ARCHIVE_ALLOW_PRIVATE_HOSTS, 1",
            "ARCHIVE_STAND_IN_URL, ftp://127.0.0.1/", "ARCHIVE_STAND_IN_URL, nothing"})
    void a_setting_that_makes_no_sense_is_named(String name, String value) {
        assertThatThrownBy(() -> rules(Map.of(name, value))).isInstanceOf(Misconfigured.class).hasMessageStartingWith(name)
                .hasMessageNotContaining(value + " ");
    }

    private static SourceRules rules(Map<String, String> settings) {
        var all = new HashMap<String, String>(Map.of("ARCHIVE_ALLOWED_HOSTS", HOSTS));
        all.putAll(settings);
        return SourceRules.from(new Env(all));
    }

    private static String may(SourceRules rules, String url) {
        try {
            rules.of(new URI(url));
            return "yes";
        } catch (ForbiddenDestination | URISyntaxException e) {
            return "no";
        }
    }

    private static String next(SourceRules rules, String url, Destination from) {
        try {
            rules.next(URI.create(url), from);
            return "yes";
        } catch (ForbiddenDestination e) {
            return "no";
        }
    }
}
