package dev.audiolith.authorizer;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Journal;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import java.time.InstantSource;

/// Builds the door `authorizer` from its environment. Nobody is asked for keys before somebody brings a token.
record AuthorizerWiring(AdminAccess access, TokenCheck check, Journal journal, InstantSource clock) {

    static Env processEnv() {
        return AwsWiring.withSecrets(new Env(System.getenv()));
    }

    static AuthorizerWiring from(Env env) {
        var clock = InstantSource.system();
        var issuer = Issuer.from(env);
        var keys = new IssuerKeys(new Discovery(issuer, Exchange.newClient()), clock);
        var claims = new ClaimsCheck(issuer.name(), ClaimsCheck.audiences(env), clock);
        return new AuthorizerWiring(AdminAccess.from(env), new TokenCheck(keys, claims), Journal.of("authorizer", env, clock), clock);
    }
}
