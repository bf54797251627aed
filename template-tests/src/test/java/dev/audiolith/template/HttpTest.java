package dev.audiolith.template;

import static dev.audiolith.local.gateway.Admission.ANYONE;
import static dev.audiolith.local.gateway.Admission.USER;
import static dev.audiolith.local.gateway.Admission.USER_OR_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.template.StackTemplate.Resource;
import dev.audiolith.template.TemplateRoutes.Route;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final StackTemplate service = Synth.stage("prod").service();

    @Test
    void these_are_the_routes_and_only_links_of_sounds_and_what_asks_for_the_admin_key_are_open() {
        assertThat(TemplateRoutes.of(service))
                .containsExactlyInAnyOrder(
                        new Route("POST", "/api/agents/vocalize", USER),
                        new Route("GET", "/api/sounds/{id}", USER),
                        new Route("GET", "/api/temp-audio/{id}", ANYONE),
                        new Route("HEAD", "/api/temp-audio/{id}", ANYONE),
                        new Route("GET", "/play/{id}", ANYONE),
                        new Route("HEAD", "/play/{id}", ANYONE),
                        new Route("GET", "/play/{id}/captions.vtt", ANYONE),
                        new Route("GET", "/api/voices", USER),
                        new Route("POST", "/v1/audio/speech", USER),
                        new Route("POST", "/api/transcriptions", USER),
                        new Route("GET", "/api/transcriptions", USER),
                        new Route("GET", "/api/transcriptions/{id}", USER),
                        new Route("POST", "/api/transcriptions/{id}/retry", USER),
                        new Route("POST", "/api/transcribe", USER),
                        new Route("POST", "/v1/audio/transcriptions", USER),
                        new Route("POST", "/api/tracks", USER),
                        new Route("GET", "/api/tracks", USER),
                        new Route("GET", "/api/tracks/{id}", USER),
                        new Route("DELETE", "/api/tracks/{id}", USER),
                        new Route("GET", "/api/tracks/{id}/jobs", USER),
                        new Route("GET", "/api/tracks/{id}/playback", USER),
                        new Route("GET", "/api/notifications", USER),
                        new Route("GET", "/api/archive/statistics", USER_OR_ADMIN),
                        new Route("GET", "/api/archive/pending", USER_OR_ADMIN),
                        new Route("POST", "/api/tracks/{id}/archived", USER_OR_ADMIN),
                        new Route("POST", "/api/admin/archive-tracks", ANYONE),
                        new Route("POST", "/functions/v1/archive-tracks", ANYONE),
                        new Route("POST", "/api/admin/retry-ipfs", ANYONE),
                        new Route("POST", "/api/admin/redrive", ANYONE));
    }

    @Test
    void tokens_must_come_from_the_issuer_of_the_stage_for_us() {
        var jwt = service.resource("AWS::ApiGatewayV2::Authorizer", "httpApiJwt").properties();
        assertThat(jwt.at("/JwtConfiguration/Issuer").asText()).isEqualTo("https://issuer.example.com/prod");
        assertThat(jwt.at("/JwtConfiguration/Audience/0").asText()).isEqualTo("audiolith");
    }

    @Test
    void who_shares_a_route_is_asked_for_anew_with_each_request_and_only_the_gateway_may_ask() {
        var authorizer = service.resource("AWS::ApiGatewayV2::Authorizer", "httpApiUsersAndOperators");
        var shared = authorizer.properties();
        assertThat(shared.path("AuthorizerType").asText()).isEqualTo("REQUEST");
        assertThat(shared.path("AuthorizerPayloadFormatVersion").asText()).isEqualTo("2.0");
        assertThat(shared.path("EnableSimpleResponses").asBoolean()).isTrue();
        assertThat(shared.path("AuthorizerResultTtlInSeconds").asInt(-1)).isZero();
        assertThat(shared.path("IdentitySource")).extracting(JsonNode::asText).containsExactly("$request.header.Authorization");
        assertThat(shared.path("AuthorizerUri").toString()).contains("{\"Ref\":\"authorizerLive");
        assertThat(service.resources("AWS::Lambda::Permission")).map(Resource::properties)
                .filteredOn(permission -> permission.path("FunctionName").path("Ref").asText().startsWith("authorizer"))
                .singleElement().satisfies(permission -> {
                    assertThat(permission.path("Principal").asText()).isEqualTo("apigateway.amazonaws.com");
                    assertThat(permission.path("SourceArn").toString()).contains("/authorizers/", authorizer.id());
                });
        assertThat(service.resources("AWS::ApiGatewayV2::Route")).map(Resource::properties)
                .filteredOn(route -> route.path("AuthorizationType").asText().equals("CUSTOM"))
                .isNotEmpty().allSatisfy(route -> assertThat(authorizer.isMeantBy(route.path("AuthorizerId"))).isTrue());
    }

    @Test
    void the_authorizer_looks_at_tokens_of_the_same_issuer_for_the_same_audience() {
        var variables = service.door("authorizer").properties().at("/Environment/Variables");
        assertThat(variables.path("JWT_ISSUER").asText()).isEqualTo("https://issuer.example.com/prod");
        assertThat(variables.path("JWT_AUDIENCE").asText()).isEqualTo("audiolith");
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
