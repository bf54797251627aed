package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.s3.Bucket;

/// cdk-nag, CloudFormation Validate and CDK's own annotations: a finding is fixed, or acknowledged with its reason
/// beside the resource.
class FindingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void nothing_is_left_to_explain(String stage) throws IOException {
        var app = Synth.app(stage);
        Synth.stacks(app);
        assertThat(findings(app)).isEmpty();
    }

    @Test
    void the_check_catches_an_offender() throws IOException {
        var app = Synth.app("dev");
        new Bucket(new Stack(app, "offender"), "open");
        assertThat(findings(app)).anySatisfy(finding -> assertThat(finding).contains("AwsSolutions-S10", "/open/"));
    }

    private static List<String> findings(App app) throws IOException {
        Validations.of(app).addPlugins(AwsSolutionsChecks.Builder.create(app).build());
        try {
            app.synth();
        } catch (RuntimeException e) {
            // The report has all findings; the exception only says that there are some.
            if (!String.valueOf(e.getMessage()).contains("ValidationFailed")) {
                throw e;
            }
        }
        return unacknowledged(
                new ObjectMapper().readTree(Path.of(app.getOutdir(), "validation-report.json").toFile()));
    }

    private static List<String> unacknowledged(JsonNode report) {
        var findings = new ArrayList<String>();
        for (var plugin : report.path("pluginReports")) {
            for (var violation : plugin.path("violations")) {
                for (var construct : violation.path("violatingConstructs")) {
                    findings.add("%s at %s: %s"
                            .formatted(
                                    violation.path("ruleName").asText(),
                                    construct.path("constructPath").asText(),
                                    violation.path("description").asText()));
                }
            }
        }
        return findings;
    }
}
