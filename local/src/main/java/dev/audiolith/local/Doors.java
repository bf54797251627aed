package dev.audiolith.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.audiolith.local.gateway.Admission;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Route;
import java.util.List;
import java.util.stream.Stream;

/// The doors of this service and the way to them, as the template has them.
public record Doors(Door<APIGatewayV2HTTPEvent> vocalize, Door<?> speak, Door<?> ipfsRetry, Door<?> sweep,
        Door<APIGatewayV2HTTPEvent> admin, Door<?> orphans, Door<?> cleanup, Door<?> announce, Door<?> webhook,
        Door<APIGatewayV2HTTPEvent> transcriptions, Door<APIGatewayV2HTTPEvent> transcribe, Door<?> uploads,
        Door<APIGatewayV2CustomAuthorizerEvent> authorizer, Archive archive) {

    /// Those of the archive.
    public record Archive(Door<APIGatewayV2HTTPEvent> tracks, Door<APIGatewayV2HTTPEvent> now, Door<?> planner, Door<?> worker) {}

    public List<Door<?>> all() {
        return List.of(vocalize, speak, ipfsRetry, sweep, admin, orphans, cleanup, announce, webhook, transcriptions, transcribe, uploads,
                authorizer, archive.tracks(), archive.now(), archive.planner(), archive.worker());
    }

    public List<Route> routes() {
        return Stream.concat(ofSpeech().stream(), ofTracks().stream()).toList();
    }

    private List<Route> ofSpeech() {
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

    private List<Route> ofTracks() {
        var tracks = archive.tracks();
        return List.of(
                new Route("POST", "/api/tracks", true, tracks), new Route("GET", "/api/tracks", true, tracks),
                new Route("GET", "/api/tracks/{id}", true, tracks), new Route("DELETE", "/api/tracks/{id}", true, tracks),
                new Route("GET", "/api/tracks/{id}/jobs", true, tracks), new Route("GET", "/api/tracks/{id}/playback", true, tracks),
                new Route("GET", "/api/notifications", true, tracks),
                new Route("GET", "/api/archive/statistics", Admission.USER_OR_ADMIN, tracks),
                new Route("GET", "/api/archive/pending", Admission.USER_OR_ADMIN, tracks),
                new Route("POST", "/api/tracks/{id}/archived", Admission.USER_OR_ADMIN, archive.now()),
                new Route("POST", "/api/admin/archive-tracks", false, archive.now()),
                new Route("POST", "/functions/v1/archive-tracks", false, archive.now()));
    }
}
