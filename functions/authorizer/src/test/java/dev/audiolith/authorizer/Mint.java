package dev.audiolith.authorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issuer's workshop: signs whatever claims a test wants.
record Mint(RSAKey key) {
    static final String ISSUER = "https://issuer.example.com/";
    static final String AUDIENCE = "audiolith";

    /// Making a key takes time; nothing of it depends on a test.
    static final Mint ONE = named("one");
    static final Mint OTHER = named("other");

    static Mint named(String id) {
        try {
            return new Mint(new RSAKeyGenerator(2048).keyID(id).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same key under another name.
    Mint renamed(String id) {
        return new Mint(new RSAKey.Builder(key).keyID(id).build());
    }

    static Map<String, Object> claims(String user, Instant now) {
        return new LinkedHashMap<>(Map.of("sub", user, "iss", ISSUER, "aud", AUDIENCE, "iat", now.getEpochSecond(), "exp",
                now.plus(Duration.ofHours(1)).getEpochSecond()));
    }

    String token(String user, Instant now) {
        return token(claims(user, now));
    }

    /// With this claim instead; null leaves it out.
    String token(Instant now, String claim, @Nullable Object value) {
        var claims = claims("ada", now);
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return token(claims);
    }

    String token(Map<String, Object> claims) {
        return token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), new Payload(claims));
    }

    String token(JWSHeader header, Payload payload) {
        try {
            var token = new JWSObject(header, payload);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
