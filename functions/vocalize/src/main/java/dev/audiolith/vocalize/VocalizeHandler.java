package dev.audiolith.vocalize;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpEdge;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.OpenAiErrors;
import dev.audiolith.edge.Refusal;
import dev.audiolith.edge.Refused;
import dev.audiolith.settings.Env;

/// The door `vocalize`: speaks, tells about a sound, plays it, lists the voices.
public final class VocalizeHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String OPENAI = "POST /v1/audio/speech";

    private static final OpenAiErrors ERRORS = new OpenAiErrors(OpenAiForm::named);

    private final HttpEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public VocalizeHandler() {
        this(VocalizeWiring.processEnv());
    }

    public VocalizeHandler(Env env) {
        this(VocalizeWiring.from(env));
    }

    VocalizeHandler(VocalizeWiring wiring) {
        this.edge = new HttpEdge(request -> route(wiring, request), VocalizeHandler::refuse, wiring.journal(), wiring.clock());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static HttpAnswer route(VocalizeWiring wiring, HttpRequest request) {
        return switch (request.route()) {
            case "POST /api/agents/vocalize" -> wiring.speaking().post(request);
            case "GET /api/sounds/{id}" -> wiring.telling().get(request);
            case "GET /api/temp-audio/{id}" -> wiring.playing().get(request);
            case "HEAD /api/temp-audio/{id}" -> wiring.playing().head(request);
            case "GET /play/{id}" -> wiring.live().get(request);
            case "HEAD /play/{id}" -> wiring.live().head(request);
            case "GET /api/voices" -> wiring.casting().get(request);
            case OPENAI -> wiring.openAi().post(request);
            case "GET /play/{id}/captions.vtt" -> wiring.captioning().get(request);
            default -> throw new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such route", false));
        };
    }

    private static HttpAnswer refuse(String route, Refusal refusal, String requestId) {
        return OPENAI.equals(route) ? ERRORS.answer(refusal) : Answers.refuse(refusal, requestId);
    }
}
