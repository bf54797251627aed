package dev.audiolith.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpLambdaResponseType;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.PayloadFormatVersion;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The HTTP API: which routes there are, who may call them, how often.
///
/// A route needs a token unless it is added as open or as shared with operators. Methods are listed one by one: `ANY` would catch a browser's
/// preflight and send it to the authorizer.
final class HttpFront extends Construct {
    /// Requests a second for everyone together; above it API Gateway answers 429 before any function runs.
    private static final int RATE = 500;

    private static final int BURST = 1000;

    private static final List<String> TOKEN = List.of("$request.header.Authorization");

    private final HttpApi api;
    private final HttpLambdaAuthorizer usersAndOperators;
    private final HttpStage stage;

    /// The doors that are reached through it.
    record Behind(IFunction vocalize, IFunction admin, IFunction transcriptions, IFunction transcribe, IFunction tracks,
            IFunction archiveNow, IFunction authorizer) {}

    HttpFront(Construct scope, Stage config, Behind doors) {
        super(scope, "http");
        this.api = HttpApi.Builder.create(this, "Api")
                .apiName(config.stack("api"))
                // The stage below: throttling and access logs are not properties of the API.
                .createDefaultStage(false)
                .corsPreflight(preflight(config))
                .defaultAuthorizer(HttpJwtAuthorizer.Builder.create("Jwt", config.jwtIssuer())
                        .jwtAudience(config.jwtAudience())
                        .identitySource(TOKEN)
                        .build())
                .build();
        this.usersAndOperators = HttpLambdaAuthorizer.Builder.create("UsersAndOperators", doors.authorizer())
                .responseTypes(List.of(HttpLambdaResponseType.SIMPLE))
                .identitySource(TOKEN)
                // None is kept: an admin key that was replaced must stop opening.
                .resultsCacheTtl(Duration.seconds(0))
                .build();
        var speak = integration("Vocalize", doors.vocalize());
        var operate = integration("IpfsRetryAdmin", doors.admin());
        route(HttpMethod.POST, "/api/agents/vocalize", speak);
        route(HttpMethod.GET, "/api/sounds/{id}", speak);
        openRoute(HttpMethod.GET, "/api/temp-audio/{id}", speak);
        openRoute(HttpMethod.HEAD, "/api/temp-audio/{id}", speak);
        adminRoute(HttpMethod.POST, "/api/admin/retry-ipfs", operate);
        adminRoute(HttpMethod.POST, "/api/admin/redrive", operate);
        openRoute(HttpMethod.GET, "/play/{id}", speak);
        openRoute(HttpMethod.HEAD, "/play/{id}", speak);
        route(HttpMethod.GET, "/api/voices", speak);
        route(HttpMethod.POST, "/v1/audio/speech", speak);
        openRoute(HttpMethod.GET, "/play/{id}/captions.vtt", speak);
        var tell = integration("Transcriptions", doors.transcriptions());
        route(HttpMethod.POST, "/api/transcriptions", tell);
        route(HttpMethod.GET, "/api/transcriptions", tell);
        route(HttpMethod.GET, "/api/transcriptions/{id}", tell);
        route(HttpMethod.POST, "/api/transcriptions/{id}/retry", tell);
        var transcribe = integration("Transcribe", doors.transcribe());
        route(HttpMethod.POST, "/api/transcribe", transcribe);
        route(HttpMethod.POST, "/v1/audio/transcriptions", transcribe);
        archiving(integration("Tracks", doors.tracks()), integration("ArchiveNow", doors.archiveNow()));

        this.stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .detailedMetricsEnabled(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(RATE)
                        .burstLimit(BURST)
                        .build())
                .accessLogSettings(new AccessLog(this, config))
                .build();
    }

    private void archiving(HttpLambdaIntegration tracks, HttpLambdaIntegration now) {
        route(HttpMethod.POST, "/api/tracks", tracks);
        route(HttpMethod.GET, "/api/tracks", tracks);
        route(HttpMethod.GET, "/api/tracks/{id}", tracks);
        route(HttpMethod.DELETE, "/api/tracks/{id}", tracks);
        route(HttpMethod.GET, "/api/tracks/{id}/jobs", tracks);
        route(HttpMethod.GET, "/api/tracks/{id}/playback", tracks);
        route(HttpMethod.GET, "/api/notifications", tracks);
        sharedRoute(HttpMethod.GET, "/api/archive/statistics", tracks);
        sharedRoute(HttpMethod.GET, "/api/archive/pending", tracks);
        sharedRoute(HttpMethod.POST, "/api/tracks/{id}/archived", now);
        adminRoute(HttpMethod.POST, "/api/admin/archive-tracks", now);
        adminRoute(HttpMethod.POST, "/functions/v1/archive-tracks", now);
    }

    HttpApi api() {
        return api;
    }

    String url() {
        return stage.getUrl();
    }

    private static HttpLambdaIntegration integration(String id, IFunction door) {
        return HttpLambdaIntegration.Builder.create(id, door)
                .payloadFormatVersion(PayloadFormatVersion.VERSION_2_0)
                // One permission for the integration: one per route would fill the function's policy.
                .scopePermissionToRoute(false)
                .build();
    }

    private void route(HttpMethod method, String path, HttpLambdaIntegration to) {
        api.addRoutes(AddRoutesOptions.builder()
                .methods(List.of(method))
                .path(path)
                .integration(to)
                .build());
    }

    /// For a user or the holder of the admin key. The gateway's own check would turn the key away.
    private void sharedRoute(HttpMethod method, String path, HttpLambdaIntegration to) {
        api.addRoutes(AddRoutesOptions.builder()
                .methods(List.of(method))
                .path(path)
                .integration(to)
                .authorizer(usersAndOperators)
                .build());
    }

    private void openRoute(HttpMethod method, String path, HttpLambdaIntegration to) {
        openRoute(method, path, to, "a link that players open: the id is the secret");
    }

    private void adminRoute(HttpMethod method, String path, HttpLambdaIntegration to) {
        openRoute(method, path, to, "the door asks for the admin key, which is no user's token");
    }

    private void openRoute(HttpMethod method, String path, HttpLambdaIntegration to, String why) {
        api.addRoutes(AddRoutesOptions.builder()
                .methods(List.of(method))
                .path(path)
                .integration(to)
                .authorizer(new HttpNoneAuthorizer())
                .build())
                .forEach(route -> Ack.on(route, why, "AwsSolutions-APIG4"));
    }

    private static CorsPreflightOptions preflight(Stage config) {
        return CorsPreflightOptions.builder()
                .allowOrigins(config.corsOrigins())
                .allowMethods(List.of(CorsHttpMethod.GET, CorsHttpMethod.HEAD, CorsHttpMethod.POST, CorsHttpMethod.DELETE))
                .allowHeaders(List.of("authorization", "content-type", "idempotency-key", "prefer", "range"))
                .exposeHeaders(List.of("location", "retry-after"))
                .maxAge(Duration.hours(1))
                .build();
    }
}
