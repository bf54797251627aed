package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.Doors;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.GatewayLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The local run is what the template describes: the same routes, limits, timeouts and tables.
class LocalParityTest {
    private static final Doors LOCAL = new Doors(door("vocalize", 30), door("speak", 900), door("ipfs-retry", 300),
            door("ipfs-retry-sweep", 60),
            door("ipfs-retry-admin", 30), door("orphan-sweep", 900), door("cleanup", 60), door("announce", 60), door("webhook", 60),
            door("transcriptions", 30), door("transcribe", 30), door("transcribe-upload", 900),
            new Door<>("authorizer", APIGatewayV2CustomAuthorizerEvent.class, Duration.ofSeconds(10), (_, _) -> ""),
            new Doors.Archive(door("tracks", 30), door("archive-now", 30), door("archive-planner", 900), door("archive", 900)));

    private final Synth.Templates prod = Synth.stage("prod");

    @Test
    void the_local_run_has_the_routes_of_the_template() {
        var local = LOCAL.routes().stream().map(route -> new TemplateRoutes.Route(route.method(), route.template(), route.admission()))
                .collect(Collectors.toSet());
        assertThat(local).isEqualTo(TemplateRoutes.of(prod.service()));
    }

    @Test
    void the_local_gateway_lets_through_as_much_as_the_template() {
        var throttling = prod.service().resources("AWS::ApiGatewayV2::Stage").getFirst().properties().path("DefaultRouteSettings");
        assertThat(throttling.path("ThrottlingBurstLimit").asInt()).isEqualTo(GatewayLimits.AWS.burst());
        assertThat(throttling.path("ThrottlingRateLimit").asInt()).isEqualTo(GatewayLimits.AWS.requestsPerSecond());
    }

    @Test
    void pages_of_other_origins_may_do_the_same() {
        var cors = prod.service().resources("AWS::ApiGatewayV2::Api").getFirst().properties().at("/CorsConfiguration/AllowMethods");
        assertThat(cors).extracting(JsonNode::asText).containsExactlyElementsOf(GatewayLimits.METHODS);
    }

    @Test
    void the_tables_are_those_that_the_adapters_describe() {
        for (var shape : TableShapes.ALL) {
            var table = prod.storage().resource("AWS::DynamoDB::GlobalTable", shape.name()).properties();
            var types = types(table);
            assertThat(schema(table.path("KeySchema"), types)).as(shape.name()).isEqualTo(keys(shape.keys()));
            assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText(""))
                    .isEqualTo(shape.ttl().map(TableShape.Attribute::name).orElse(""));
            assertThat(table.has("StreamSpecification")).isEqualTo(shape.streamed());
            var indexes = new HashMap<String, Map<String, String>>();
            table.path("GlobalSecondaryIndexes").forEach(index -> indexes.put(
                    index.path("IndexName").asText() + " " + index.at("/Projection/ProjectionType").asText(),
                    schema(index.path("KeySchema"), types)));
            assertThat(indexes).isEqualTo(shape.indexes().stream()
                    .collect(Collectors.toMap(index -> index.name() + " " + index.projection(), index -> keys(index.keys()))));
        }
    }

    private static Map<String, String> types(JsonNode table) {
        var types = new HashMap<String, String>();
        table.path("AttributeDefinitions").forEach(attribute -> types.put(attribute.path("AttributeName").asText(),
                attribute.path("AttributeType").asText()));
        return types;
    }

    private static Map<String, String> schema(JsonNode schema, Map<String, String> types) {
        var keys = new HashMap<String, String>();
        schema.forEach(key -> keys.put(key.path("KeyType").asText(),
                key.path("AttributeName").asText() + " " + types.get(key.path("AttributeName").asText())));
        return keys;
    }

    private static Map<String, String> keys(TableShape.Keys keys) {
        var all = new HashMap<String, String>();
        all.put("HASH", keys.partition().name() + " " + keys.partition().type().code());
        keys.sort().ifPresent(sort -> all.put("RANGE", sort.name() + " " + sort.type().code()));
        return all;
    }

    private static Door<APIGatewayV2HTTPEvent> door(String name, int seconds) {
        RequestHandler<APIGatewayV2HTTPEvent, String> nobody = (_, _) -> "";
        return new Door<>(name, APIGatewayV2HTTPEvent.class, Duration.ofSeconds(seconds), nobody);
    }
}
