package dev.audiolith.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.gateway.Verifier;
import dev.audiolith.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes users' tokens (JWT, RS256) and looks at them as strictly as API Gateway's authorizer.
///
/// The algorithm is ours to say, never the token's: "none" and a signature made with the public key as a secret are refused.
public final class Tokens implements Verifier {
    private static final String ALGORITHM = "RS256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    public Tokens(SigningKey key, String issuer, String audience, InstantSource clock) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    public String mint(String user, Duration life) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", user);
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        var signed = encode(Json.write(Map.of("alg", ALGORITHM, "typ", "JWT", "kid", key.id()))) + "." + encode(Json.write(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.secret());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
    }

    @Override
    public Optional<Map<String, String>> claims(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var header = decode(parts[0]);
            if (!ALGORITHM.equals(header.path("alg").asText()) || !key.id().equals(header.path("kid").asText()) || !isSigned(parts)) {
                return Optional.empty();
            }
            var claims = decode(parts[1]);
            return isForUsNow(claims) ? Optional.of(texts(claims)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(String[] parts) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key.open());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isForUsNow(JsonNode claims) {
        var now = clock.instant().getEpochSecond();
        return claims.path("exp").isNumber() && claims.path("exp").asLong() > now && claims.path("nbf").asLong(now) <= now
                && claims.path("iat").asLong(now) <= now && issuer.equals(claims.path("iss").asText()) && isMeant(claims.path("aud"));
    }

    private boolean isMeant(JsonNode audiences) {
        if (!audiences.isArray()) {
            return audience.equals(audiences.asText());
        }
        for (var each : audiences) {
            if (audience.equals(each.asText())) {
                return true;
            }
        }
        return false;
    }

    /// The door sees every claim as text, as in an event.
    private static Map<String, String> texts(JsonNode claims) {
        var texts = new LinkedHashMap<String, String>();
        claims.properties().forEach(claim -> {
            var value = claim.getValue();
            texts.put(claim.getKey(), value.isValueNode() ? value.asText() : value.toString());
        });
        return texts;
    }

    private static JsonNode decode(String part) {
        return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static String encode(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
