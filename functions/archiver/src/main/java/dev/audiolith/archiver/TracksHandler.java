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

/// The door `tracks`: takes tracks in, tells of them, plays them, forgets them.
public final class TracksHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public TracksHandler() {
        this(ArchiverWiring.processEnv());
    }

    public TracksHandler(Env env) {
        this(TracksWiring.from(env));
    }

    TracksHandler(TracksWiring wiring) {
        this.edge = new HttpEdge(request -> route(wiring, request), wiring.journal(), wiring.clock());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static HttpAnswer route(TracksWiring wiring, HttpRequest request) {
        return switch (request.route()) {
            case "POST /api/tracks" -> wiring.registering().post(request);
            case "GET /api/tracks" -> wiring.telling().list(request);
            case "GET /api/tracks/{id}" -> wiring.telling().get(request);
            case "DELETE /api/tracks/{id}" -> wiring.registering().delete(request);
            case "GET /api/tracks/{id}/jobs" -> wiring.telling().jobs(request);
            case "GET /api/tracks/{id}/playback" -> wiring.playing().get(request);
            case "GET /api/notifications" -> wiring.telling().notices(request);
            case "GET /api/archive/statistics" -> wiring.overview().statistics(request);
            case "GET /api/archive/pending" -> wiring.overview().pending(request);
            default -> throw new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such route", false));
        };
    }
}
