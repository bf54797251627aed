package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CleanupTriggerTest {
    private final JsonNode mapping = Synth.stage("dev").service().resources("AWS::Lambda::EventSourceMapping").stream()
            .filter(candidate -> candidate.door().equals("cleanup"))
            .findFirst()
            .orElseThrow()
            .properties();

    @Test
    void only_removals_by_TTL_reach_the_door() throws JsonProcessingException {
        var json = new ObjectMapper();
        var filters = mapping.at("/FilterCriteria/Filters");
        assertThat(filters).hasSize(1);
        assertThat(json.readTree(filters.path(0).path("Pattern").asText())).isEqualTo(json.readTree("""
                {
                  "eventName": ["REMOVE"],
                  "userIdentity": {"type": ["Service"], "principalId": ["dynamodb.amazonaws.com"]}
                }
                """));
    }

    @Test
    void a_bad_record_is_put_aside_alone() {
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.at("/FunctionResponseTypes/0").asText()).isEqualTo("ReportBatchItemFailures");
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(10);
        assertThat(mapping.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText())
                .startsWith("cleanupdead");
    }

    @Test
    void nothing_is_missed_between_two_deployments() {
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(100);
    }
}
