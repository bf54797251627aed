package dev.audiolith.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.audiolith.edge.Json;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ScriptedServer;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final RSAKey ONE = Mint.ONE.key().toPublicJWK();
    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension
    final Servers servers = new Servers();

    @Test
    void the_issuers_document_says_where_its_keys_are() throws Exception {
        var server = servers.playing(document("{base}/keys"), keys(ONE));
        assertThat(fetch(server)).containsExactly(ONE);
        assertThat(server.requests()).extracting(request -> request.method() + " " + request.target())
                .containsExactly("GET /.well-known/openid-configuration", "GET /keys");
        assertThat(server.requests()).allSatisfy(request -> assertThat(request.header("authorization")).isEmpty());
    }

    @Test
    void only_keys_for_RSA_signatures_count() throws Exception {
        var curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate().toPublicJWK();
        var forSecrets = new RSAKey.Builder(ONE).keyID("for-secrets").keyUse(KeyUse.ENCRYPTION).build();
        assertThat(fetch(servers.playing(document("{base}/keys"), keys(curve, forSecrets, ONE)))).containsExactly(ONE);
        assertCorrupt(servers.playing(document("{base}/keys"), keys(curve, forSecrets)), "it has no keys");
    }

    @Test
    void a_short_key_signs_nothing() throws Exception {
        var brief = new RSAKeyGenerator(1024, true).keyID("brief").generate().toPublicJWK();
        assertThat(fetch(servers.playing(document("{base}/keys"), keys(brief, ONE)))).containsExactly(ONE);
    }

    @Test
    void a_kind_of_key_that_nobody_knows_yet_does_not_spoil_the_others() throws Exception {
        var set = "{\"keys\":[{\"kty\":\"XYZ\",\"kid\":\"new\"}," + ONE.toJSONString() + "]}";
        assertThat(fetch(servers.playing(document("{base}/keys"), Behaviour.json(200, set)))).containsExactly(ONE);
    }

    @Nested
    class when_the_issuer_does_not_behave {
        @ParameterizedTest
        @ValueSource(ints = {401, 403, 404, 429, 500, 503})
        void a_refusal_is_no_key(int status) {
            assertThatThrownBy(() -> fetch(servers.playing(Behaviour.json(status, "{}")))).isInstanceOf(BrokenCall.class);
            assertThatThrownBy(() -> fetch(servers.playing(document("{base}/keys"), Behaviour.json(status, "{}"))))
                    .isInstanceOf(BrokenCall.class);
        }

        @Test
        void nobody_there_is_said_at_once() {
            var issuer = new Issuer(Mint.ISSUER, servers.nobody());
            assertFails(() -> new Discovery(issuer, CLIENT).fetch(within(Duration.ofSeconds(5))), FailureKind.UNREACHABLE);
        }

        @Test
        void a_silent_one_is_given_up_in_time() {
            assertFails(() -> fetch(servers.playing(Behaviour.neverAnswers()), SHORT), FailureKind.TIMED_OUT);
            assertFails(() -> fetch(servers.playing(document("{base}/keys"), Behaviour.neverAnswers()), SHORT), FailureKind.TIMED_OUT);
            assertFails(() -> fetch(servers.playing(Behaviour.fallsSilent(200, "application/json", bytes("{"))), SHORT),
                    FailureKind.TIMED_OUT);
        }

        @Test
        void a_slow_one_is_given_up_however_alive_it_looks() {
            var drops = List.of(bytes("{"), bytes(" "), bytes(" "), bytes(" "), bytes(" "), bytes("}"));
            assertFails(() -> fetch(servers.playing(Behaviour.drips("application/json", drops, Duration.ofMillis(100))), SHORT),
                    FailureKind.TIMED_OUT);
        }

        @Test
        void an_endless_answer_is_not_read_to_its_end() {
            var endless = Behaviour.neverStops(200, "application/json");
            assertFails(() -> fetch(servers.playing(endless)), FailureKind.CORRUPT_ANSWER);
            assertFails(() -> fetch(servers.playing(document("{base}/keys"), endless)), FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void an_answer_that_breaks_off_is_none() {
            var cut = Behaviour.breaksOff(200, "application/json", bytes("{\"keys\":["), 500);
            assertFails(() -> fetch(servers.playing(document("{base}/keys"), cut)), FailureKind.CORRUPT_ANSWER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "null", "not JSON", "{\"keys\":{}}", "{\"keys\":[1]}", "{\"keys\":[]}", "{\"keys\":null}", "{}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"n\":\"\",\"e\":\"\"}]}", "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":1,\"n\":\"AQAB\",\"e\":\"AQAB\"}]}"})
        void what_is_no_set_of_keys_is_none(String text) {
            assertFails(() -> fetch(servers.playing(document("{base}/keys"), Behaviour.json(200, text))), FailureKind.CORRUPT_ANSWER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "null", "not JSON", "{}", "{\"jwks_uri\":\"https://keys.example/\"}",
                "{\"issuer\":\"https://issuer.example.com/\"}", "{\"issuer\":\"https://issuer.example.com/\",\"jwks_uri\":7}",
                "{\"issuer\":\"https://evil.example/\",\"jwks_uri\":\"https://keys.example/\"}"})
        void what_is_no_document_of_this_issuer_is_none(String text) {
            assertFails(() -> fetch(servers.playing(Behaviour.json(200, text))), FailureKind.CORRUPT_ANSWER);
        }
    }

    @Nested
    class when_somebody_wants_us_elsewhere {
        private final ScriptedServer trap = servers.playing(keys(ONE));

        @Test
        void redirects_are_not_followed() {
            assertFails(() -> fetch(servers.playing(Behaviour.redirectsTo(trap.url() + "/"))), FailureKind.CORRUPT_ANSWER);
            assertFails(() -> fetch(servers.playing(document("{base}/keys"), Behaviour.redirectsTo(trap.url() + "/"))),
                    FailureKind.CORRUPT_ANSWER);
            assertThat(trap.connections()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://keys.example/", "http://169.254.169.254/latest", "http://localhost/", "http://[::ffff:127.0.0.1]/",
                "http://127.0.0.1.evil.example/", "file:///etc/passwd", "ftp://127.0.0.1/", "//keys.example/", "/keys", "https:///keys",
                ":", " "})
        void keys_are_asked_for_only_where_they_are_safe(String address) {
            assertCorrupt(servers.playing(document(address)), "its keys are not where they are safe");
        }

        @Test
        void an_issuer_in_the_cloud_has_its_keys_on_no_machine_of_ours() {
            var cloud = new Issuer(Mint.ISSUER, URI.create("https://issuer.example.com/.well-known/openid-configuration"));
            for (var address : List.of("http://127.0.0.1/keys", "http://[::1]/keys", "http://issuer.example.com/keys")) {
                assertThat(cloud.keysAt(address)).as(address).isEmpty();
            }
            assertThat(cloud.keysAt("https://keys.example.net/v1")).contains(URI.create("https://keys.example.net/v1"));
        }
    }

    private static Behaviour document(String keys) {
        return Behaviour.jsonTo(request -> Json.write(Map.of("issuer", Mint.ISSUER, "jwks_uri",
                keys.replace("{base}", "http://" + request.header("host").orElseThrow()))));
    }

    private static Behaviour keys(JWK... keys) {
        return Behaviour.json(200, new JWKSet(List.of(keys)).toString());
    }

    private static List<RSAKey> fetch(ScriptedServer server) throws BrokenCall {
        return fetch(server, Duration.ofSeconds(20));
    }

    private static List<RSAKey> fetch(ScriptedServer server, Duration time) throws BrokenCall {
        var issuer = new Issuer(Mint.ISSUER, server.url().resolve("/.well-known/openid-configuration"));
        return new Discovery(issuer, CLIENT).fetch(within(time));
    }

    private static Deadline within(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }

    private static void assertCorrupt(ScriptedServer server, String why) {
        assertThatThrownBy(() -> fetch(server)).isInstanceOfSatisfying(BrokenCall.class,
                e -> assertThat(e.failure().message()).isEqualTo(why));
    }

    private static void assertFails(ThrowingCallable call, FailureKind kind) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BrokenCall.class, e -> assertThat(e.failure().kind()).isEqualTo(kind));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
