package dev.audiolith.authorizer;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.audiolith.edge.Caller;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a token with a good signature must claim: that it is by our issuer, for us, begun and not yet over, and about somebody.
///
/// `client_id` stands for the audience where there is none, as in Cognito's access tokens. No time is granted to clocks that differ: none
/// is said to be by the gateway.
final class ClaimsCheck {
    private static final String AUDIENCE = "JWT_AUDIENCE";

    private final String issuer;
    private final List<String> audiences;
    private final InstantSource clock;

    ClaimsCheck(String issuer, List<String> audiences, InstantSource clock) {
        this.issuer = issuer;
        this.audiences = List.copyOf(audiences);
        this.clock = clock;
    }

    static List<String> audiences(Env env) {
        var audiences = env.list(AUDIENCE, "");
        if (audiences.isEmpty()) {
            throw new Misconfigured(AUDIENCE, "is missing");
        }
        return audiences;
    }

    Caller caller(JWTClaimsSet claims) {
        return fault(claims).<Caller>map(Caller.Stranger::new).orElseGet(() -> new Caller.User(claims.getSubject()));
    }

    private Optional<String> fault(JWTClaimsSet claims) {
        var now = clock.instant();
        if (!issuer.equals(claims.getIssuer())) {
            return Optional.of("issuer");
        }
        if (!isForUs(claims)) {
            return Optional.of("audience");
        }
        if (claims.getExpirationTime() == null || !now.isBefore(claims.getExpirationTime().toInstant())) {
            return Optional.of("expired");
        }
        if (isAfter(now, claims.getNotBeforeTime()) || isAfter(now, claims.getIssueTime())) {
            return Optional.of("not yet good");
        }
        var subject = claims.getSubject();
        return subject == null || subject.isBlank() ? Optional.of("nobody's") : Optional.empty();
    }

    private boolean isForUs(JWTClaimsSet claims) {
        if (claims.getClaims().containsKey("aud")) {
            return claims.getAudience().stream().anyMatch(audiences::contains);
        }
        return claims.getClaim("client_id") instanceof String client && audiences.contains(client);
    }

    private static boolean isAfter(Instant now, @Nullable Date begin) {
        return begin != null && begin.toInstant().isAfter(now);
    }
}
