package dev.audiolith.transcribe;

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
import java.util.function.UnaryOperator;

/// The door `transcribe`: small recordings that come with the request, transcribed while their caller waits.
public final class TranscribeHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String OPENAI = "POST /v1/audio/transcriptions";
    /// OpenAI's clients send our fields under the names that we use.
    private static final OpenAiErrors ERRORS = new OpenAiErrors(UnaryOperator.identity());

    private final HttpEdge edge;

    /// Called by the Lambda runtime, once per execution environment.
    public TranscribeHandler() {
        this(TranscribeWiring.processEnv());
    }

    public TranscribeHandler(Env env) {
        this(TranscribeWiring.from(env));
    }

    TranscribeHandler(TranscribeWiring wiring) {
        this.edge = new HttpEdge(request -> route(wiring, request), TranscribeHandler::refuse, wiring.journal(), wiring.clock());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.serve(event, context);
    }

    private static HttpAnswer route(TranscribeWiring wiring, HttpRequest request) {
        return switch (request.route()) {
            case "POST /api/transcribe" -> wiring.direct().post(request);
            case OPENAI -> wiring.openAi().post(request);
            default -> throw new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such route", false));
        };
    }

    private static HttpAnswer refuse(String route, Refusal refusal, String requestId) {
        return OPENAI.equals(route) ? ERRORS.answer(refusal) : Answers.refuse(refusal, requestId);
    }
}
