package dev.audiolith.infra;

import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The door that API Gateway asks who calls, before routes for users and operators alike. It sees the admin key and the issuer's public
/// keys, and nothing that is anybody's.
final class Authorizer extends Door {
    private static final Duration TIMEOUT = Duration.seconds(10);

    Authorizer(Construct scope, Parts parts) {
        super(
                scope,
                "authorizer",
                new Spec(
                        parts.artifacts().zip("authorizer"),
                        "dev.audiolith.authorizer.AuthorizerHandler::handleRequest",
                        1024,
                        TIMEOUT,
                        environment(parts),
                        RecursiveLoop.TERMINATE));
        parts.letReadSecret(this);
    }

    private static SortedMap<String, String> environment(Parts parts) {
        var environment = new TreeMap<String, String>();
        environment.put("JWT_ISSUER", parts.stage().jwtIssuer());
        environment.put("JWT_AUDIENCE", String.join(",", parts.stage().jwtAudience()));
        environment.put("METRICS_NAMESPACE", parts.stage().metrics());
        environment.put("SECRETS_ID", parts.upstreams().getSecretName());
        return environment;
    }
}
