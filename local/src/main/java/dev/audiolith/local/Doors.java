package dev.audiolith.local;

import static dev.audiolith.local.gateway.Admission.ANYONE;
import static dev.audiolith.local.gateway.Admission.USER;
import static dev.audiolith.local.gateway.Admission.USER_OR_ADMIN;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
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
                new Route("POST", "/api/agents/vocalize", USER, vocalize), new Route("GET", "/api/sounds/{id}", USER, vocalize),
                new Route("GET", "/api/temp-audio/{id}", ANYONE, vocalize), new Route("HEAD", "/api/temp-audio/{id}", ANYONE, vocalize),
                new Route("POST", "/api/admin/retry-ipfs", ANYONE, admin), new Route("POST", "/api/admin/redrive", ANYONE, admin),
                new Route("GET", "/play/{id}", ANYONE, vocalize), new Route("HEAD", "/play/{id}", ANYONE, vocalize),
                new Route("GET", "/play/{id}/captions.vtt", ANYONE, vocalize),
                new Route("GET", "/api/voices", USER, vocalize), new Route("POST", "/v1/audio/speech", USER, vocalize),
                new Route("POST", "/api/transcriptions", USER, transcriptions),
                new Route("GET", "/api/transcriptions", USER, transcriptions),
                new Route("GET", "/api/transcriptions/{id}", USER, transcriptions),
                new Route("POST", "/api/transcriptions/{id}/retry", USER, transcriptions),
                new Route("POST", "/api/transcribe", USER, transcribe),
                new Route("POST", "/v1/audio/transcriptions", USER, transcribe));
    }

    private List<Route> ofTracks() {
        var tracks = archive.tracks();
        return List.of(
                new Route("POST", "/api/tracks", USER, tracks), new Route("GET", "/api/tracks", USER, tracks),
                new Route("GET", "/api/tracks/{id}", USER, tracks), new Route("DELETE", "/api/tracks/{id}", USER, tracks),
                new Route("GET", "/api/tracks/{id}/jobs", USER, tracks), new Route("GET", "/api/tracks/{id}/playback", USER, tracks),
                new Route("GET", "/api/notifications", USER, tracks),
                new Route("GET", "/api/archive/statistics", USER_OR_ADMIN, tracks),
                new Route("GET", "/api/archive/pending", USER_OR_ADMIN, tracks),
                new Route("POST", "/api/tracks/{id}/archived", USER_OR_ADMIN, archive.now()),
                new Route("POST", "/api/admin/archive-tracks", ANYONE, archive.now()),
                new Route("POST", "/functions/v1/archive-tracks", ANYONE, archive.now()));
    }
}
