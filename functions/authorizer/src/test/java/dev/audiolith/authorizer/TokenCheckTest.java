package dev.audiolith.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.audiolith.edge.Caller;
import dev.audiolith.testkit.time.ManualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {
    private final ManualClock clock = new ManualClock();
    private final Instant now = clock.instant();

    @Test
    void a_good_token_says_who_its_user_is() {
        assertThat(caller(Mint.ONE.token("ada", now))).isEqualTo(new Caller.User("ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512"})
    void every_RSA_signature_that_the_gateway_takes_is_taken(String algorithm) {
        var header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("one").build();
        assertThat(caller(Mint.ONE.token(header, new Payload(Mint.claims("ada", now))))).isEqualTo(new Caller.User("ada"));
    }

    @Nested
    class when_the_signature_is_none_of_the_issuers {
        @Test
        void there_is_no_none() {
            refuses(new PlainObject(new Payload(Mint.claims("ada", now))).serialize(), "malformed");
            var parts = Mint.ONE.token("ada", now).split("\\.", -1);
            for (var alg : List.of("none", "None", "NONE", "nOnE", "")) {
                var header = Base64URL.encode("{\"alg\":\"" + alg + "\",\"kid\":\"one\"}");
                assertThat(caller(header + "." + parts[1] + ".")).isInstanceOf(Caller.Stranger.class);
                assertThat(caller(header + "." + parts[1] + "." + parts[2])).isInstanceOf(Caller.Stranger.class);
            }
        }

        @Test
        void the_public_key_is_nobodys_secret() throws Exception {
            var open = Mint.ONE.key().toRSAPublicKey().getEncoded();
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build();
            for (var secret : List.of(open, Mint.ONE.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
                var token = new JWSObject(header, new Payload(Mint.claims("ada", now)));
                token.sign(new MACSigner(secret));
                refuses(token.serialize(), "algorithm");
            }
        }

        @Test
        void a_token_does_not_bring_its_own_key() throws Exception {
            var own = Mint.OTHER.key().toPublicJWK();
            var headers = List.of(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").jwk(own).build(),
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").jwkURL(URI.create("https://evil.example/keys")).build(),
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").x509CertURL(URI.create("https://evil.example/x")).build());
            headers.forEach(header -> refuses(Mint.OTHER.token(header, new Payload(Mint.claims("ada", now))), "signature"));
        }

        @Test
        void a_key_of_somebody_else_opens_nothing_under_whatever_name() {
            refuses(Mint.OTHER.token("ada", now), "no such key");
            refuses(Mint.OTHER.renamed("one").token("ada", now), "signature");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "ONE", "one ", "../../one", "one' OR '1'='1", "/dev/null", "https://evil.example/keys",
                "one\u0000",
                "*", "null"})
        void the_name_of_a_key_is_a_name_and_nothing_else(String id) {
            refuses(Mint.OTHER.renamed(id).token("ada", now), "no such key");
            refuses(Mint.ONE.renamed(id).token("ada", now), "no such key");
        }

        @Test
        void a_token_that_names_no_key_is_refused_as_by_the_gateway() {
            refuses(Mint.ONE.token(new JWSHeader(JWSAlgorithm.RS256), new Payload(Mint.claims("ada", now))), "names no key");
        }

        @Test
        void an_extension_that_must_be_understood_is_not() {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").criticalParams(Set.of("x-much")).customParam("x-much", 1)
                    .build();
            assertThat(caller(Mint.ONE.token(header, new Payload(Mint.claims("ada", now))))).isInstanceOf(Caller.Stranger.class);
        }

        @Test
        void a_key_for_another_purpose_or_another_algorithm_is_not_used() {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
            var token = Mint.ONE.token(header, new Payload(Mint.claims("ada", now)));
            var key = new RSAKey.Builder(Mint.ONE.key()).algorithm(JWSAlgorithm.RS512).build();
            assertThat(check(key).caller(token, clock.in(Duration.ofSeconds(9)))).isEqualTo(new Caller.Stranger("signature"));
        }

        @Test
        void other_signatures_than_those_of_the_gateway_are_refused() {
            for (var algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512)) {
                var header = new JWSHeader.Builder(algorithm).keyID("one").build();
                refuses(Mint.ONE.token(header, new Payload(Mint.claims("ada", now))), "algorithm");
            }
        }

        @Test
        void what_was_changed_after_signing_is_refused() {
            var parts = Mint.ONE.token("ada", now).split("\\.", -1);
            var eve = Mint.ONE.token("eve", now).split("\\.", -1);
            refuses(parts[0] + "." + eve[1] + "." + parts[2], "signature");
            refuses(parts[0] + "." + parts[1] + "." + eve[2], "signature");
            refuses(parts[0] + "." + parts[1] + ".", "malformed");
            refuses(parts[0] + "." + parts[1] + ".AAAA", "signature");
        }

        @Test
        void one_of_two_keys_with_the_same_name_is_enough() {
            var keys = List.of(Mint.OTHER.renamed("one").key(), Mint.ONE.key());
            var check = new TokenCheck(new IssuerKeys(_ -> keys, clock), new ClaimsCheck(Mint.ISSUER, List.of(Mint.AUDIENCE), clock));
            assertThat(check.caller(Mint.ONE.token("ada", now), clock.in(Duration.ofSeconds(9)))).isEqualTo(new Caller.User("ada"));
        }
    }

    @Nested
    class when_it_is_no_token_at_all {
        @ParameterizedTest
        @ValueSource(strings = {"a", "a.b", "a.b.c", "a.b.c.d", "a.b.c.d.e", "..", "...", "%.%.%", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9..",
                "\u0000", "\ud800.\ud800.\ud800"})
        void it_is_refused(String token) {
            assertThat(caller(token)).isInstanceOf(Caller.Stranger.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "1", "[]", "\"RS256\"", "{}", "{\"alg\":null}", "{\"alg\":1}",
                "{\"alg\":[\"RS256\"],\"kid\":\"one\"}",
                "{\"alg\":\"RS256\",\"kid\":1}", "{\"alg\":\"RS256\",\"kid\":null}", "{\"alg\":\"RS256\",\"kid\":\"one\",\"b64\":false}",
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":null}", "{\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":[null]}",
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"jwk\":null,\"x5c\":[1]}", "{\"alg\":\"RS256\",\"kid\":\"one\",\"typ\":7,\"cty\":{}}",
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"x5u\":\":\"}", "{\"alg\":\"RS256\",\"kid\":\"one\",\"x5c\":[null]}"})
        void a_head_of_nonsense_makes_a_stranger(String header) {
            assertThat(caller(Base64URL.encode(header) + ".e30.e30")).isInstanceOf(Caller.Stranger.class);
        }

        @Test
        void a_huge_one_is_not_even_read() {
            refuses("a".repeat(10_000_000), "too long");
        }

        @Test
        void a_deep_one_breaks_nothing() {
            for (var open : List.of("[", "{\"a\":")) {
                var header = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"one\",\"x\":" + open.repeat(1500));
                assertThat(caller(header + ".e30.e30")).isInstanceOf(Caller.Stranger.class);
                var signed = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
                assertThat(caller(Mint.ONE.token(signed, new Payload(open.repeat(1500))))).isInstanceOf(Caller.Stranger.class);
            }
        }

        @Test
        void an_encrypted_one_is_refused() throws JOSEException {
            var token = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM).keyID("one").build(),
                    new Payload(Mint.claims("ada", now)));
            token.encrypt(new RSAEncrypter(Mint.ONE.key()));
            refuses(token.serialize(), "malformed");
        }

        /// Whatever comes, somebody answers: a failure would be a 500.
        @Test
        void damage_of_any_kind_makes_a_stranger() {
            var random = new Random(20);
            var good = Mint.ONE.token("ada", now);
            for (var i = 0; i < 5_000; i++) {
                var text = new StringBuilder(good);
                for (var change = random.nextInt(1, 4); change > 0; change--) {
                    var at = random.nextInt(text.length());
                    switch (random.nextInt(3)) {
                        case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                        case 1 -> text.deleteCharAt(at);
                        default -> text.insert(at, (char) random.nextInt(128));
                    }
                }
                var damaged = text.toString();
                var caller = caller(damaged);
                assertThat(caller.equals(new Caller.User("ada")) ? canonical(damaged) : "").as(damaged).isIn("", canonical(good));
            }
        }

        /// Base64 may end in bits that mean nothing.
        private static String canonical(String token) {
            return String.join(".",
                    Arrays.stream(token.split("\\.", -1)).map(part -> Base64URL.encode(new Base64URL(part).decode()).toString())
                            .toList());
        }
    }

    @Test
    void while_the_keys_cannot_be_had_nobody_is_called_a_stranger_for_it() {
        var check = new TokenCheck(new IssuerKeys(deadline -> {
            throw Troubles.unreachable();
        }, clock), new ClaimsCheck(Mint.ISSUER, List.of(Mint.AUDIENCE), clock));
        assertThat(check.caller(Mint.ONE.token("ada", now), clock.in(Duration.ofSeconds(9)))).isInstanceOf(Caller.Unclear.class);
        assertThat(check.caller("nonsense", clock.in(Duration.ofSeconds(9)))).isInstanceOf(Caller.Stranger.class);
    }

    private void refuses(String token, String why) {
        assertThat(caller(token)).isEqualTo(new Caller.Stranger(why));
    }

    private Caller caller(String token) {
        return check(Mint.ONE.key()).caller(token, clock.in(Duration.ofSeconds(9)));
    }

    private TokenCheck check(RSAKey key) {
        return new TokenCheck(new IssuerKeys(_ -> List.of(key), clock),
                new ClaimsCheck(Mint.ISSUER, List.of("x-ours", Mint.AUDIENCE), clock));
    }
}
