package dev.audiolith.authorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.audiolith.edge.Caller;
import dev.audiolith.edge.Json;
import dev.audiolith.time.Deadline;
import java.text.ParseException;
import java.util.Set;

/// Looks at a token as API Gateway's own check of tokens does, so that who is let in is the same on every route: an RSA signature by the
/// key that the token names among the issuer's, then what it [claims][ClaimsCheck].
///
/// The token chooses nothing but the name of the key: neither "none", nor a secret instead of a signature, nor a key of its own.
final class TokenCheck {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    /// More than the gateway lets through as headers.
    private static final int LONGEST = 16 * 1024;

    /// Header, claims, signature.
    private static final int SIGNED = 3;

    private final IssuerKeys keys;
    private final ClaimsCheck claims;

    TokenCheck(IssuerKeys keys, ClaimsCheck claims) {
        this.keys = keys;
        this.claims = claims;
    }

    Caller caller(String token, Deadline deadline) {
        if (token.length() > LONGEST) {
            return new Caller.Stranger("too long");
        }
        try {
            return caller(parse(token), deadline);
        } catch (ParseException e) {
            // Not passed on: the parser's message quotes the token.
            return new Caller.Stranger("malformed");
        }
    }

    /// The library trips over a header that is JSON and no object.
    private static SignedJWT parse(String token) throws ParseException {
        var parts = JOSEObject.split(token);
        if (parts.length != SIGNED || Json.parse(parts[0].decodeToString()).filter(JsonNode::isObject).isEmpty()) {
            throw new ParseException("not a signed token", 0);
        }
        return new SignedJWT(parts[0], parts[1], parts[2]);
    }

    private Caller caller(SignedJWT token, Deadline deadline) throws ParseException {
        var header = token.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return new Caller.Stranger("algorithm");
        }
        var name = header.getKeyID();
        if (name == null) {
            return new Caller.Stranger("names no key");
        }
        return switch (keys.find(name, deadline)) {
            case IssuerKeys.Answer.Unavailable(var why) -> new Caller.Unclear(why);
            case IssuerKeys.Answer.NoSuchKey() -> new Caller.Stranger("no such key");
            case IssuerKeys.Answer.These(var some) -> some.stream().anyMatch(key -> isSigned(token, key))
                    ? claims.caller(token.getJWTClaimsSet())
                    : new Caller.Stranger("signature");
        };
    }

    private static boolean isSigned(SignedJWT token, RSAKey key) {
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(token.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            return token.verify(new RSASSAVerifier(key.toRSAPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }
}
