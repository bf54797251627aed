package dev.audiolith.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path home;

    private final ManualClock clock = new ManualClock();
    private SigningKey key;
    private Tokens tokens;

    @BeforeEach
    void key() throws Exception {
        key = SigningKey.in(home);
        tokens = new Tokens(key, "us", "audiolith", clock);
    }

    @Test
    void a_token_says_who_its_user_is() {
        assertThat(tokens.claims(tokens.mint("ada", HOUR)).orElseThrow()).containsEntry("sub", "ada").containsEntry("iss", "us")
                .containsEntry(
                        "aud", "audiolith")
                .containsKeys("exp", "iat");
    }

    @Test
    void the_key_belongs_to_the_home_and_to_nobody_else() throws Exception {
        assertThat(new Tokens(SigningKey.in(home), "us", "audiolith", clock).claims(tokens.mint("ada", HOUR))).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("jwt-key.pem")))).isEqualTo("rw-------");
    }

    @Test
    void a_token_ends_on_the_second() {
        var token = tokens.mint("ada", Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(9));
        assertThat(tokens.claims(token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.claims(token)).isEmpty();
    }

    @Test
    void another_home_another_issuer_another_audience_are_refused(@TempDir Path other) throws Exception {
        assertThat(new Tokens(SigningKey.in(other), "us", "audiolith", clock).claims(tokens.mint("ada", HOUR))).isEmpty();
        assertThat(new Tokens(key, "them", "audiolith", clock).claims(tokens.mint("ada", HOUR))).isEmpty();
        assertThat(new Tokens(key, "us", "another", clock).claims(tokens.mint("ada", HOUR))).isEmpty();
    }

    @Test
    void a_list_of_audiences_may_name_us() throws Exception {
        var exp = clock.instant().plus(HOUR).getEpochSecond();
        assertThat(tokens.claims(signed("{\"sub\":\"ada\",\"iss\":\"us\",\"aud\":[\"x\",\"audiolith\"],\"exp\":" + exp + "}"))).isPresent();
        assertThat(tokens.claims(signed("{\"sub\":\"ada\",\"iss\":\"us\",\"aud\":[\"x\"],\"exp\":" + exp + "}"))).isEmpty();
    }

    @Test
    void a_token_that_never_ends_or_has_not_begun_is_refused() throws Exception {
        var now = clock.instant().getEpochSecond();
        assertThat(tokens.claims(signed("{\"sub\":\"ada\",\"iss\":\"us\",\"aud\":\"audiolith\"}"))).isEmpty();
        assertThat(tokens.claims(signed("{\"iss\":\"us\",\"aud\":\"audiolith\",\"exp\":" + (now + 9) + ",\"nbf\":" + (now + 1) + "}")))
                .isEmpty();
    }

    @Test
    void the_algorithm_is_not_the_tokens_to_choose() throws Exception {
        var payload = tokens.mint("ada", HOUR).split("\\.", -1)[1];
        assertThat(tokens.claims(encode("{\"alg\":\"none\"}") + "." + payload + ".")).isEmpty();

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.open().getEncoded(), "HmacSHA256"));
        var confused = encode("{\"alg\":\"HS256\"}") + "." + payload;
        var signature = mac.doFinal(confused.getBytes(StandardCharsets.US_ASCII));
        assertThat(tokens.claims(confused + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature))).isEmpty();
    }

    @Test
    void a_token_names_the_key_that_signed_it() throws Exception {
        var payload = "{\"sub\":\"ada\",\"iss\":\"us\",\"aud\":\"audiolith\",\"exp\":" + clock.instant().plus(HOUR).getEpochSecond() + "}";
        assertThat(tokens.claims(signed(payload))).isPresent();
        assertThat(tokens.claims(signed("{\"alg\":\"RS256\"}", payload))).isEmpty();
        assertThat(tokens.claims(signed("{\"alg\":\"RS256\",\"kid\":\"another\"}", payload))).isEmpty();
    }

    @Test
    void a_changed_token_is_refused() {
        var parts = tokens.mint("ada", HOUR).split("\\.", -1);
        var other = tokens.mint("eve", HOUR).split("\\.", -1);
        assertThat(tokens.claims(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
        for (var nonsense : new String[]{"", "a", "a.b", "a.b.c", "a.b.c.d", parts[0] + "." + parts[1] + ".", "..", "%.%.%"}) {
            assertThat(tokens.claims(nonsense)).as(nonsense).isEmpty();
        }
    }

    private String signed(String claims) throws Exception {
        return signed("{\"alg\":\"RS256\",\"kid\":\"" + key.id() + "\"}", claims);
    }

    private String signed(String header, String claims) throws Exception {
        var signed = encode(header) + "." + encode(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.secret());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
