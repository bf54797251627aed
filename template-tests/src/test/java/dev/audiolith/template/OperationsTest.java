package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.edge.Metric;
import dev.audiolith.template.StackTemplate.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Whoever is told of an alarm finds a page about it, and every metric that is watched is one that the doors write.
class OperationsTest {
    private static final Pattern RUNBOOK = Pattern.compile("Runbook: (docs/runbooks/[a-z0-9-]+\\.md)$");
    private static final Pattern SEARCHED = Pattern.compile("MetricName=\\\\+\"(\\w+)");
    private static final String OURS = "Audiolith/prod";

    private final Synth.Templates prod = Synth.stage("prod");
    private final List<Resource> alarms = prod.operations().resources("AWS::CloudWatch::Alarm");

    @Test
    void every_alarm_names_a_runbook_that_exists() {
        assertThat(alarms).isNotEmpty().allSatisfy(alarm -> {
            var runbook = RUNBOOK.matcher(alarm.properties().path("AlarmDescription").asText());
            assertThat(runbook.find()).as(alarm.id()).isTrue();
            assertThat(Path.of("..", runbook.group(1))).exists();
        });
    }

    @Test
    void every_runbook_says_what_it_means_and_what_to_do() {
        for (var page : pages()) {
            assertThat(page).content().contains("**Meaning.**", "**Impact.**", "**Diagnosis.**", "**Mitigation.**");
        }
    }

    @Test
    void every_alarm_tells_the_topic_when_it_begins_and_when_it_ends() {
        var topic = prod.operations().resources("AWS::SNS::Topic").getFirst();
        assertThat(alarms).allSatisfy(alarm -> {
            assertThat(topic.isMeantBy(alarm.properties().at("/AlarmActions/0"))).isTrue();
            assertThat(topic.isMeantBy(alarm.properties().at("/OKActions/0"))).isTrue();
        });
    }

    @Test
    void an_idle_service_rings_for_nothing_and_a_sweep_that_has_stopped_does() {
        var silent = alarms.stream().filter(alarm -> alarm.properties().has("InsufficientDataActions")).toList();
        assertThat(silent).extracting(OperationsTest::name).containsExactlyInAnyOrder("audiolith-prod-oldest-pending",
                "audiolith-prod-archive-planner-silent");
        assertThat(silent).allSatisfy(alarm -> assertThat(alarm.properties().path("TreatMissingData").asText()).isEqualTo("missing"));
        assertThat(alarms).filteredOn(alarm -> !silent.contains(alarm))
                .allSatisfy(alarm -> assertThat(alarm.properties().path("TreatMissingData").asText()).isEqualTo("notBreaching"));
    }

    @Test
    void every_queue_for_failed_work_has_its_alarm() {
        var queues = prod.service().resources("AWS::SQS::Queue").stream().map(Resource::id).filter(id -> id.contains("dead")).toList();
        assertThat(queues).isNotEmpty().allSatisfy(queue -> assertThat(alarms).as(queue)
                .filteredOn(alarm -> alarm.properties().path("MetricName").asText().equals("ApproximateNumberOfMessagesVisible"))
                .filteredOn(alarm -> alarm.properties().path("Dimensions").toString().contains(queue)).hasSize(1));
    }

    @Test
    void every_door_has_its_alarm() {
        assertThat(doors())
                .allSatisfy(door -> assertThat(alarms).extracting(OperationsTest::name).contains("audiolith-prod-" + door + "-errors"));
    }

    @Test
    void every_metric_of_ours_that_an_alarm_watches_is_one_that_this_door_writes() {
        var watched = alarms.stream().flatMap(alarm -> metrics(alarm.properties()))
                .filter(metric -> OURS.equals(metric.path("Namespace").asText()))
                .toList();
        assertThat(watched).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.path("Dimensions")).hasSize(1);
            assertThat(metric.at("/Dimensions/0/Name").asText()).isEqualTo("door");
            assertThat(metric.path("MetricName").asText() + " of " + metric.at("/Dimensions/0/Value").asText()).isIn(written());
        });
    }

    @Test
    void the_dashboard_shows_every_metric_of_ours_for_each_door_that_writes_it() {
        var body = prod.operations().resources("AWS::CloudWatch::Dashboard").getFirst().properties().path("DashboardBody").toString();
        var graphs = Pattern.compile("\\\\+\"Audiolith/prod\\\\+\",\\\\+\"(\\w+)\\\\+\",\\\\+\"door\\\\+\",\\\\+\"([\\w-]+)");
        var shown = graphs.matcher(body).results().map(match -> match.group(1) + " of " + match.group(2)).collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(written());
        assertThat(SEARCHED.matcher(body).results().map(match -> match.group(1))).containsExactly(Metric.PIN_SUCCEEDED.text());
    }

    @Test
    void every_metric_is_one_of_a_function_that_there_is() {
        assertThat(Metric.values()).allSatisfy(metric -> assertThat(doors()).containsAll(metric.doors()));
    }

    @Test
    void the_topic_is_encrypted_takes_no_plain_text_and_lets_alarms_in() {
        var topic = prod.operations().resources("AWS::SNS::Topic").getFirst();
        assertThat(topic.properties().has("KmsMasterKeyId")).isTrue();
        var policy = prod.operations().resources("AWS::SNS::TopicPolicy").getFirst().properties().path("PolicyDocument").path("Statement");
        assertThat(each(policy)).anySatisfy(statement -> {
            assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
            assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText()).isEqualTo("false");
        }).anySatisfy(statement -> {
            assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
            assertThat(statement.at("/Principal/Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
            assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").isMissingNode()).isFalse();
        });
        var key = prod.operations().resources("AWS::KMS::Key").getFirst().properties().path("KeyPolicy").path("Statement");
        assertThat(each(key)).anySatisfy(statement -> {
            assertThat(statement.at("/Principal/Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
            assertThat(statement.path("Action").toString()).contains("kms:GenerateDataKey*", "kms:Decrypt");
        });
    }

    /// The metrics of an alarm: its own, or those of its expression.
    private static Stream<JsonNode> metrics(JsonNode alarm) {
        return alarm.has("MetricName")
                ? Stream.of(alarm)
                : each(alarm.path("Metrics")).stream().map(metric -> metric.at("/MetricStat/Metric"))
                        .filter(metric -> !metric.isMissingNode());
    }

    /// Every series there is: that the doors really write these, `MeasuresTest` sees in a run of the whole service.
    private static Set<String> written() {
        return Stream.of(Metric.values()).flatMap(metric -> metric.doors().stream().map(door -> metric.text() + " of " + door))
                .collect(Collectors.toSet());
    }

    private Set<String> doors() {
        return prod.service().resources("AWS::Lambda::Function").stream().map(Resource::door).collect(Collectors.toSet());
    }

    private static String name(Resource alarm) {
        return alarm.properties().path("AlarmName").asText();
    }

    private static List<Path> pages() {
        return List.of(Path.of("../docs/runbooks").toFile().listFiles()).stream().map(file -> file.toPath()).toList();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
