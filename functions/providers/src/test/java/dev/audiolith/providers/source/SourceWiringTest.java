package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.track.SourceFetcher;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the settings allow and forbid.
class SourceWiringTest {
    private static final String HOSTS = "ARCHIVE_ALLOWED_HOSTS";
    private static final String PRIVATE = "ARCHIVE_ALLOW_PRIVATE_HOSTS";

    @RegisterExtension
    final Servers servers = new Servers();

    @ParameterizedTest
    @ValueSource(strings = {"replicate.delivery", "pbxt.replicate.delivery", "a.b.replicate.delivery", "cdn1.suno.ai", "cdn2.suno.ai",
            "audiopipe.suno.ai", "tempfile.aiquickdraw.com", "musicfile.kie.ai", "cdn.mureka.ai"})
    void the_known_providers_are_allowed_unless_something_else_is_said(String host) {
        assertThat(isAllowed(Map.of(), "https://" + host + "/a.mp3")).isTrue();
        assertThat(isAllowed(Map.of(HOSTS, "cdn.example.com"), "https://" + host + "/a.mp3")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdn3.suno.ai", "suno.ai", "a.cdn1.suno.ai", "evilreplicate.delivery", "replicate.delivery.evil.example",
            "d1.cloudfront.net", "bucket.s3.amazonaws.com", "localhost", "127.0.0.1"})
    void nobody_else_is(String host) {
        assertThat(isAllowed(Map.of(), "https://" + host + "/a.mp3")).isFalse();
        assertThat(isAllowed(Map.of(PRIVATE, "true"), "https://" + host + "/a.mp3")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"CDN.Example.COM, cdn.example.com", "cdn.example.com., cdn.example.com", "*.Example.com., a.b.example.com",
            "b\u00fccher.example, xn--bcher-kva.example", "' a.example , cdn.example.com ', cdn.example.com"})
    void hosts_are_the_same_however_they_are_written(String setting, String host) {
        assertThat(isAllowed(Map.of(HOSTS, setting), "https://" + host + "/a.mp3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "*.com", "*example.com", "cdn.*.com", "https://cdn.example.com", "cdn.example.com/",
            "cdn.example.com:443",
            "*.127.0.0.1", "*.*.example.com", "a..example.com", "cdn.example.com;other.example.com", "user@cdn.example.com", "[x]"})
    void a_list_that_nobody_can_have_meant_stops_the_start(String setting) {
        assertThatThrownBy(() -> fetcher(Map.of(HOSTS, "cdn.example.com," + setting))).isInstanceOf(Misconfigured.class)
                .hasMessageContaining(HOSTS);
    }

    @Test
    void a_list_with_nothing_in_it_was_not_meant_to_be_empty() {
        assertThatThrownBy(() -> fetcher(Map.of(HOSTS, " , ,"))).isInstanceOf(Misconfigured.class).hasMessageStartingWith(HOSTS);
    }

    @Test
    void private_hosts_are_allowed_or_not_and_nothing_between() {
        assertThatThrownBy(() -> fetcher(Map.of(PRIVATE, "yes"))).isInstanceOf(Misconfigured.class).hasMessageContaining(PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void private_hosts_must_be_allowed_by_name_even_where_they_may_be(String host) {
        var url = "http://" + host + ":8080/a.mp3";
        assertThat(isAllowed(Map.of(HOSTS, host, PRIVATE, "true"), url)).isTrue();
        assertThat(isAllowed(Map.of(HOSTS, host), url)).isFalse();
        assertThat(isAllowed(Map.of(HOSTS, "cdn.example.com", PRIVATE, "true"), url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433/", "http://127.1/", "http://0x7f.0.0.1/", "http://[::ffff:127.0.0.1]/"})
    void an_allowed_address_is_allowed_as_it_is_written_and_no_other_way(String url) {
        assertThat(isAllowed(Map.of(HOSTS, "127.0.0.1", PRIVATE, "true"), url)).isFalse();
    }

    /// Both are servers of this machine: one is allowed, the other is not.
    @Test
    void even_among_private_hosts_only_allowed_ones_are_followed_to() {
        var trap = servers.playing(Behaviour.html(200));
        var door = servers.playing(Behaviour.redirectsTo("http://localhost:" + trap.port() + "/"));
        var other = servers.playing(Behaviour.redirectsTo(trap.url().toString()));
        var fetcher = fetcher(Map.of(HOSTS, "127.0.0.1", PRIVATE, "true"));
        assertThat(Got.from(fetcher, door.url().toString()).why().kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(Got.from(fetcher, other.url().toString()).why().message()).isEqualTo("the link must have the same port");
        assertThat(trap.connections()).isZero();
    }

    @Test
    void what_lies_below_the_stand_in_may_be_fetched_and_nothing_beside_it() {
        var stand = Map.of("ARCHIVE_STAND_IN_URL", "http://127.0.0.1:8787/ipfs");
        assertThat(isAllowed(stand, "http://127.0.0.1:8787/ipfs/a")).isTrue();
        assertThat(isAllowed(stand, "http://127.0.0.1:8787/ipfsx/a")).isFalse();
        assertThat(isAllowed(stand, "http://127.0.0.1:8787/ipfs/../api")).isFalse();
        assertThat(isAllowed(stand, "http://127.0.0.1:8787/api")).isFalse();
        assertThat(isAllowed(stand, "http://127.0.0.1:8788/ipfs/a")).isFalse();
    }

    private static boolean isAllowed(Map<String, String> settings, String url) {
        return fetcher(settings).objection(URI.create(url)).isEmpty();
    }

    private static SourceFetcher fetcher(Map<String, String> settings) {
        return SourceWiring.fetcher(new Env(settings));
    }
}
