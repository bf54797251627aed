package dev.audiolith.ipfsretry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpEdge;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.settings.Env;

/// The door `ipfs-retry-admin`: `POST /api/admin/retry-ipfs`, `POST /api/admin/redrive`. The gateway lets everyone through to it, so
/// nothing is read before the admin key has been seen.
public final class AdminHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public AdminHandler() {
        this(IpfsRetryWiring.processEnv());
    }

    public AdminHandler(Env env) {
        this(AdminWiring.from(env));
    }

    AdminHandler(AdminWiring wiring) {
        this.edge = new HttpEdge(request -> route(wiring, request), wiring.journal(), wiring.clock());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static HttpAnswer route(AdminWiring wiring, HttpRequest request) {
        wiring.access().require(request);
        return switch (request.route()) {
            case "POST /api/admin/retry-ipfs" -> wiring.rescuing().post(request);
            case "POST /api/admin/redrive" -> wiring.redriving().post(request);
            default -> throw new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such route", false));
        };
    }
}
