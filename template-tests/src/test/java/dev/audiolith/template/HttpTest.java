package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.local.gateway.Admission;
import dev.audiolith.template.TemplateRoutes.Route;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final StackTemplate service = Synth.stage("prod").service();

    @Test
    void these_are_the_routes_and_only_links_of_sounds_and_what_asks_for_the_admin_key_are_open() {
        assertThat(TemplateRoutes.of(service))
                .containsExactlyInAnyOrder(
                        new Route("POST", "/api/agents/vocalize", true),
                        new Route("GET", "/api/sounds/{id}", true),
                        new Route("GET", "/api/temp-audio/{id}", false),
                        new Route("HEAD", "/api/temp-audio/{id}", false),
                        new Route("GET", "/play/{id}", false),
                        new Route("HEAD", "/play/{id}", false),
                        new Route("GET", "/play/{id}/captions.vtt", false),
                        new Route("GET", "/api/voices", true),
                        new Route("POST", "/v1/audio/speech", true),
                        new Route("POST", "/api/transcriptions", true),
                        new Route("GET", "/api/transcriptions", true),
                        new Route("GET", "/api/transcriptions/{id}", true),
                        new Route("POST", "/api/transcriptions/{id}/retry", true),
                        new Route("POST", "/api/transcribe", true),
                        new Route("POST", "/v1/audio/transcriptions", true),
                        new Route("POST", "/api/tracks", true),
                        new Route("GET", "/api/tracks", true),
                        new Route("GET", "/api/tracks/{id}", true),
                        new Route("DELETE", "/api/tracks/{id}", true),
                        new Route("GET", "/api/tracks/{id}/jobs", true),
                        new Route("GET", "/api/tracks/{id}/playback", true),
                        new Route("GET", "/api/notifications", true),
                        new Route("GET", "/api/archive/statistics", Admission.USER_OR_ADMIN),
                        new Route("GET", "/api/archive/pending", Admission.USER_OR_ADMIN),
                        new Route("POST", "/api/tracks/{id}/archived", Admission.USER_OR_ADMIN),
                        new Route("POST", "/api/admin/archive-tracks", false),
                        new Route("POST", "/functions/v1/archive-tracks", false),
                        new Route("POST", "/api/admin/retry-ipfs", false),
                        new Route("POST", "/api/admin/redrive", false));
    }

    @Test
    void tokens_must_come_from_the_issuer_of_the_stage_for_us() {
        var jwt = service.resource("AWS::ApiGatewayV2::Authorizer", "httpApiJwt").properties();
        assertThat(jwt.at("/JwtConfiguration/Issuer").asText()).isEqualTo("https://issuer.example.com/prod");
        assertThat(jwt.at("/JwtConfiguration/Audience/0").asText()).isEqualTo("audiolith");
    }

    @Test
    void events_have_payload_format_2() {
        assertThat(service.resources("AWS::ApiGatewayV2::Integration"))
                .allSatisfy(integration -> assertThat(
                        integration.properties().path("PayloadFormatVersion").asText())
                        .isEqualTo("2.0"));
    }

    @Test
    void a_flood_is_turned_away_before_it_costs_anything() {
        var limits = service.resource("AWS::ApiGatewayV2::Stage", "httpStage").properties().path("DefaultRouteSettings");
        assertThat(limits.path("ThrottlingRateLimit").asInt()).isEqualTo(500);
        assertThat(limits.path("ThrottlingBurstLimit").asInt()).isEqualTo(1000);
    }

    @Test
    void the_access_log_does_not_give_away_open_links() {
        var log = service.resource("AWS::ApiGatewayV2::Stage", "httpStage").properties().path("AccessLogSettings");
        assertThat(log.path("Format").asText())
                .contains("$context.routeKey")
                .doesNotContain("$context.path", "$context.extendedRequestId");
        assertThat(service.meantBy(log.path("DestinationArn"))
                .properties()
                .path("RetentionInDays")
                .asInt())
                .isEqualTo(30);
    }

    @Test
    void pages_of_the_stage_may_call() {
        var cors = service.resource("AWS::ApiGatewayV2::Api", "httpApi").properties().path("CorsConfiguration");
        assertThat(cors.at("/AllowOrigins/0").asText()).isEqualTo("https://app.example.com");
        assertThat(cors.path("AllowHeaders").toString()).contains("authorization", "idempotency-key");
    }
}
