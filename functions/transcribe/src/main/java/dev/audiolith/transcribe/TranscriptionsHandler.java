package dev.audiolith.transcribe;

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

/// The door `transcriptions`: takes announcements of recordings, and tells what became of them. It needs no FFmpeg.
public final class TranscriptionsHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final HttpEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public TranscriptionsHandler() {
        this(TranscribeWiring.processEnv());
    }

    public TranscriptionsHandler(Env env) {
        this(TranscriptionsWiring.from(env));
    }

    TranscriptionsHandler(TranscriptionsWiring wiring) {
        this.edge = new HttpEdge(request -> route(wiring, request), wiring.journal(), wiring.clock());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static HttpAnswer route(TranscriptionsWiring wiring, HttpRequest request) {
        return switch (request.route()) {
            case "POST /api/transcriptions" -> wiring.announcing().post(request);
            case "GET /api/transcriptions" -> wiring.telling().list(request);
            case "GET /api/transcriptions/{id}" -> wiring.telling().get(request);
            case "POST /api/transcriptions/{id}/retry" -> wiring.telling().retry(request);
            default -> throw new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such route", false));
        };
    }
}
