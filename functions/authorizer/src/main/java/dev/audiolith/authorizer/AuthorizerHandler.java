package dev.audiolith.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.SimpleIAMPolicyResponse;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.AuthorizerEdge;
import dev.audiolith.edge.Bearer;
import dev.audiolith.edge.Caller;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Deadline;
import java.util.Optional;

/// The door `authorizer`: API Gateway asks it who calls, on routes for users and operators alike.
public final class AuthorizerHandler implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, SimpleIAMPolicyResponse> {
    private final AdminAccess access;
    private final TokenCheck check;
    private final AuthorizerEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public AuthorizerHandler() {
        this(AuthorizerWiring.processEnv());
    }

    public AuthorizerHandler(Env env) {
        this(AuthorizerWiring.from(env));
    }

    AuthorizerHandler(AuthorizerWiring wiring) {
        this.access = wiring.access();
        this.check = wiring.check();
        this.edge = new AuthorizerEdge(this::caller, wiring.journal(), wiring.clock());
    }

    @Override
    public SimpleIAMPolicyResponse handleRequest(APIGatewayV2CustomAuthorizerEvent event, Context context) {
        return edge.serve(event, context);
    }

    /// The admin key first: it is no token, and nobody has to be asked about it.
    private Caller caller(Optional<String> authorization, Deadline deadline) {
        if (access.isBroughtIn(authorization)) {
            return new Caller.Operator();
        }
        return Bearer.in(authorization).map(token -> check.caller(token, deadline)).orElseGet(() -> new Caller.Stranger("no bearer token"));
    }
}
