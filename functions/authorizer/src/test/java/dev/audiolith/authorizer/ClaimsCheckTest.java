package dev.audiolith.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import dev.audiolith.edge.Caller;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens that are well signed, and what they claim.
class ClaimsCheckTest {
    private final ManualClock clock = new ManualClock();
    private final Instant now = clock.instant();
    private final TokenCheck check = new TokenCheck(new IssuerKeys(_ -> List.of(Mint.ONE.key()), clock),
            new ClaimsCheck(Mint.ISSUER, List.of("x-ours", Mint.AUDIENCE), clock));

    @Test
    void another_issuer_is_refused_even_if_it_looks_alike() {
        for (var issuer : Arrays.asList("https://issuer.example.com", "https://ISSUER.example.com/", "https://evil.example/", "",
                null)) {
            refuses(Mint.ONE.token(now, "iss", issuer), "issuer");
        }
    }

    @Test
    void the_audience_is_one_of_ours() {
        assertThat(caller(Mint.ONE.token(now, "aud", List.of("x", Mint.AUDIENCE)))).isEqualTo(new Caller.User("ada"));
        for (var audience : Arrays.asList("x", "", "audiolith ", "AUDIOLITH", List.of(), List.of("x"), null)) {
            refuses(Mint.ONE.token(now, "aud", audience), "audience");
        }
    }

    @Test
    void the_client_stands_for_an_audience_that_is_missing_and_for_no_other() {
        var claims = Mint.claims("ada", now);
        claims.put("client_id", Mint.AUDIENCE);
        claims.put("aud", List.of());
        refuses(Mint.ONE.token(claims), "audience");
        claims.put("aud", "x");
        refuses(Mint.ONE.token(claims), "audience");
        claims.remove("aud");
        assertThat(caller(Mint.ONE.token(claims))).isEqualTo(new Caller.User("ada"));
        claims.put("client_id", "x");
        refuses(Mint.ONE.token(claims), "audience");
        claims.put("client_id", List.of(Mint.AUDIENCE));
        refuses(Mint.ONE.token(claims), "audience");
    }

    @Test
    void a_token_ends_on_the_second() {
        var token = Mint.ONE.token(now, "exp", now.getEpochSecond() + 10);
        clock.advance(Duration.ofMillis(9_999));
        assertThat(caller(token)).isEqualTo(new Caller.User("ada"));
        clock.advance(Duration.ofMillis(1));
        refuses(token, "expired");
    }

    @Test
    void a_token_that_never_ends_is_refused() {
        refuses(Mint.ONE.token(now, "exp", null), "expired");
        refuses(Mint.ONE.token(now, "exp", 0), "expired");
        refuses(Mint.ONE.token(now, "exp", -1), "expired");
    }

    @Test
    void a_token_of_the_future_is_refused_until_then() {
        for (var claim : List.of("nbf", "iat")) {
            var token = Mint.ONE.token(clock.instant(), claim, clock.instant().getEpochSecond() + 5);
            refuses(token, "not yet good");
            clock.advance(Duration.ofSeconds(5));
            assertThat(caller(token)).isEqualTo(new Caller.User("ada"));
        }
    }

    @Test
    void somebody_must_be_meant() {
        for (var subject : Arrays.asList("", " ", null)) {
            refuses(Mint.ONE.token(now, "sub", subject), "nobody's");
        }
    }

    @Test
    void claims_of_the_wrong_kind_are_refused() {
        for (var claim : List.of("exp", "nbf", "iat", "iss", "aud")) {
            for (var value : List.of(List.of(1), Map.of("a", 1), true, "soon")) {
                assertThat(caller(Mint.ONE.token(now, claim, value))).as("%s %s", claim, value).isInstanceOf(Caller.Stranger.class);
            }
        }
        for (var value : List.of(List.of("ada"), Map.of("a", 1), true)) {
            assertThat(caller(Mint.ONE.token(now, "sub", value))).as("sub %s", value).isInstanceOf(Caller.Stranger.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "1", "\"ada\"", "not JSON", "{\"exp\":1e400}", "{\"exp\":1e300}",
            "{\"exp\":9223372036854775807}",
            "{\"exp\":-9223372036854775808}", "{\"sub\":\"ada\",\"sub\":\"eve\"}", "{\"exp\":NaN}"})
    void signed_nonsense_is_nonsense(String payload) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
        assertThat(caller(Mint.ONE.token(header, new Payload(payload)))).isInstanceOf(Caller.Stranger.class);
    }

    private void refuses(String token, String why) {
        assertThat(caller(token)).isEqualTo(new Caller.Stranger(why));
    }

    private Caller caller(String token) {
        return check.caller(token, clock.in(Duration.ofSeconds(9)));
    }
}
