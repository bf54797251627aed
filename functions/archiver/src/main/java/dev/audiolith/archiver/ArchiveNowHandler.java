package dev.audiolith.archiver;

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

/// The door `archive-now`: archives while its caller waits, what an operator asks for or what an owner has uploaded. The gateway lets
/// everyone through to the operators' routes, so nothing is read there before the admin key has been seen.
public final class ArchiveNowHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public ArchiveNowHandler() {
        this(ArchiverWiring.processEnv());
    }

    public ArchiveNowHandler(Env env) {
        this(ArchiveNowWiring.from(env));
    }

    ArchiveNowHandler(ArchiveNowWiring wiring) {
        this.edge = new HttpEdge(request -> route(wiring, request), wiring.journal(), wiring.clock());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static HttpAnswer route(ArchiveNowWiring wiring, HttpRequest request) {
        return switch (request.route()) {
            case "POST /api/admin/archive-tracks", "POST /functions/v1/archive-tracks" -> wiring.operating().post(request);
            case "POST /api/tracks/{id}/archived" -> wiring.handingIn().post(request);
            default -> throw new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such route", false));
        };
    }
}
