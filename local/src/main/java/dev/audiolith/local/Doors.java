package dev.audiolith.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Route;
import java.util.List;

/// The doors of this service and the way to them, as the template has them.
public record Doors(Door<APIGatewayV2HTTPEvent> vocalize, Door<?> speak, Door<?> ipfsRetry, Door<?> sweep,
        Door<APIGatewayV2HTTPEvent> admin, Door<?> orphans, Door<?> cleanup, Door<?> announce, Door<?> webhook,
        Door<APIGatewayV2HTTPEvent> transcriptions, Door<APIGatewayV2HTTPEvent> transcribe, Door<?> uploads,
        Door<APIGatewayV2CustomAuthorizerEvent> authorizer) {

    public List<Door<?>> all() {
        return List.of(vocalize, speak, ipfsRetry, sweep, admin, orphans, cleanup, announce, webhook, transcriptions, transcribe, uploads,
                authorizer);
    }

    public List<Route> routes() {
        return List.of(
                new Route("POST", "/api/agents/vocalize", true, vocalize), new Route("GET", "/api/sounds/{id}", true, vocalize),
                new Route("GET", "/api/temp-audio/{id}", false, vocalize), new Route("HEAD", "/api/temp-audio/{id}", false, vocalize),
                new Route("POST", "/api/admin/retry-ipfs", false, admin), new Route("POST", "/api/admin/redrive", false, admin),
                new Route("GET", "/play/{id}", false, vocalize), new Route("HEAD", "/play/{id}", false, vocalize),
                new Route("GET", "/play/{id}/captions.vtt", false, vocalize),
                new Route("GET", "/api/voices", true, vocalize), new Route("POST", "/v1/audio/speech", true, vocalize),
                new Route("POST", "/api/transcriptions", true, transcriptions),
                new Route("GET", "/api/transcriptions", true, transcriptions),
                new Route("GET", "/api/transcriptions/{id}", true, transcriptions),
                new Route("POST", "/api/transcriptions/{id}/retry", true, transcriptions),
                new Route("POST", "/api/transcribe", true, transcribe),
                new Route("POST", "/v1/audio/transcriptions", true, transcribe));
    }
}
