package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.S3TrackUploads;
import dev.audiolith.template.StackTemplate.Resource;
import dev.audiolith.transcript.Intake;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private static final String BUCKET = "AWS::S3::Bucket";

    private final StackTemplate dev = Synth.stage("dev").storage();
    private final StackTemplate prod = Synth.stage("prod").storage();

    @ParameterizedTest
    @ValueSource(strings = {"sounds", "claims", "transcriptions", "tracks", "notices", "track-counts"})
    void a_table_forgets_by_itself(String name) {
        var table = dev.resource(TABLE, name).properties();
        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expiresAt");
        assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
    }

    @Test
    void what_was_done_for_a_track_is_forgotten_with_it_and_never_before() {
        assertThat(dev.resource(TABLE, "archive-jobs").properties().has("TimeToLiveSpecification")).isFalse();
    }

    @Test
    void every_table_can_be_set_back_to_any_second_of_five_weeks() {
        assertThat(dev.resources(TABLE)).hasSize(7).allSatisfy(table -> {
            var recovery = table.properties().at("/Replicas/0/PointInTimeRecoverySpecification");
            assertThat(recovery.path("PointInTimeRecoveryEnabled").asBoolean()).isTrue();
            assertThat(recovery.path("RecoveryPeriodInDays").asInt()).isEqualTo(35);
        });
    }

    @Test
    void only_what_callers_are_told_of_tells_what_happens_to_its_records() {
        for (var name : List.of("sounds", "transcriptions", "tracks")) {
            assertThat(dev.resource(TABLE, name).properties().at("/StreamSpecification/StreamViewType").asText())
                    .isEqualTo("NEW_AND_OLD_IMAGES");
        }
        for (var name : List.of("claims", "archive-jobs", "notices", "track-counts")) {
            assertThat(dev.resource(TABLE, name).properties().has("StreamSpecification")).isFalse();
        }
    }

    @Test
    void sounds_are_found_by_id_by_owner_and_by_next_attempt() {
        var sounds = dev.resource(TABLE, "sounds").properties();
        assertThat(keys(sounds)).containsExactly("id");
        var indexes = sounds.path("GlobalSecondaryIndexes");
        assertThat(indexes.findValuesAsText("IndexName")).containsExactly("pending", "owner");
        assertThat(keys(indexes.path(0))).containsExactly("pendingShard", "nextAttemptAt");
        assertThat(keys(indexes.path(1))).containsExactly("owner", "createdAt");
        assertThat(indexes.findValuesAsText("ProjectionType")).containsExactly("KEYS_ONLY", "ALL");
        assertThat(keys(dev.resource(TABLE, "claims").properties())).containsExactly("key");
    }

    @Test
    void in_prod_data_outlives_its_stack() {
        assertThat(keeping(prod)).hasSize(10).allSatisfy(resource -> {
            assertThat(resource.body().path("DeletionPolicy").asText()).isEqualTo("Retain");
            assertThat(resource.body().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        });
        assertThat(prod.resources(TABLE)).allSatisfy(table -> assertThat(
                table.properties().at("/Replicas/0/DeletionProtectionEnabled").asBoolean())
                .isTrue());
    }

    @Test
    void in_dev_it_goes_with_it() {
        assertThat(keeping(dev))
                .hasSize(10)
                .allSatisfy(resource -> assertThat(resource.body().path("DeletionPolicy").asText()).isEqualTo("Delete"));
    }

    @Test
    void no_bucket_is_public_or_unencrypted_or_reached_without_TLS() {
        assertThat(dev.resources(BUCKET)).hasSize(3).allSatisfy(bucket -> {
            var access = bucket.properties().path("PublicAccessBlockConfiguration");
            assertThat(access).hasSize(4).allMatch(JsonNode::asBoolean);
            assertThat(bucket.properties().findValuesAsText("SSEAlgorithm")).containsExactly("AES256");
            assertThat(refusesPlainText(bucket)).isTrue();
        });
    }

    @Test
    void the_check_for_TLS_can_fail() {
        assertThat(refusesPlainText(dev.resource(TABLE, "sounds"))).isFalse();
    }

    @Test
    void sounds_are_kept_in_one_version_and_half_uploads_for_a_day() {
        var audio = dev.resource(BUCKET, "audioBucket").properties();
        assertThat(audio.has("VersioningConfiguration")).isFalse();
        assertThat(audio.findValue("DaysAfterInitiation").asInt()).isEqualTo(1);
        assertThat(audio.has("LoggingConfiguration")).isTrue();
    }

    @Test
    void what_nobody_needs_for_long_is_forgotten_by_the_bucket_itself_whatever_else_fails() {
        var rules = StreamSupport
                .stream(prod.resource(BUCKET, "audioBucket").properties().at("/LifecycleConfiguration/Rules").spliterator(),
                        false)
                .filter(rule -> rule.has("ExpirationInDays")).toList();
        // Sounds and tracks are not among it: they are deleted by whoever knows that nobody needs them.
        assertThat(rules).extracting(rule -> rule.path("Prefix").asText() + " " + rule.path("ExpirationInDays").asInt())
                .containsExactlyInAnyOrder("orders/ 30", S3TrackUploads.PREFIX + " 1");
        assertThat(rules).allSatisfy(rule -> assertThat(rule.path("Status").asText()).isEqualTo("Enabled"));
    }

    @Test
    void any_page_that_was_given_a_link_may_play_and_seek() {
        var rule = prod.resource(BUCKET, "audioBucket").properties().at("/CorsConfiguration/CorsRules/0");
        assertThat(texts(rule.path("AllowedMethods"))).containsExactly("GET", "HEAD");
        assertThat(texts(rule.path("AllowedOrigins"))).containsExactly("*");
        assertThat(texts(rule.path("AllowedHeaders"))).contains("range");
        assertThat(texts(rule.path("ExposedHeaders"))).contains("content-range", "accept-ranges");
    }

    @Test
    void pages_may_put_a_recording_to_the_link_that_they_were_given() {
        var rule = prod.resource(BUCKET, "audioBucket").properties().at("/CorsConfiguration/CorsRules/1");
        assertThat(texts(rule.path("AllowedMethods"))).containsExactly("PUT");
        assertThat(texts(rule.path("AllowedHeaders"))).contains("content-type");
    }

    @Test
    void what_is_put_under_uploads_is_reported_to_a_queue_that_nobody_else_may_fill() {
        var told = prod.resource(BUCKET, "audioBucket").properties().at("/NotificationConfiguration/QueueConfigurations");
        assertThat(told).singleElement().satisfies(configuration -> {
            assertThat(configuration.path("Event").asText()).isEqualTo("s3:ObjectCreated:*");
            assertThat(configuration.findValuesAsText("Value")).containsExactly(Intake.UPLOADS);
            assertThat(prod.meantBy(configuration.path("Queue")).id()).startsWith("transcribequeue");
        });
        assertThat(prod.resource("AWS::SQS::QueuePolicy", "transcribequeuePolicy").properties().toString())
                .contains("\"Service\":\"s3.amazonaws.com\"", "\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}");
    }

    @Test
    void copies_for_those_who_look_into_failures_are_gone_after_two_weeks() {
        var debug = prod.resource(BUCKET, "debugBucket").properties();
        assertThat(debug.findValue("ExpirationInDays").asInt()).isEqualTo(14);
    }

    private static Stream<Resource> keeping(StackTemplate template) {
        return template.resources().stream().filter(resource -> resource.is(TABLE) || resource.is(BUCKET));
    }

    private boolean refusesPlainText(Resource bucket) {
        return dev.resources("AWS::S3::BucketPolicy").stream()
                .filter(policy -> bucket.isMeantBy(policy.properties().path("Bucket")))
                .flatMap(policy -> StreamSupport.stream(
                        policy.properties().at("/PolicyDocument/Statement").spliterator(), false))
                .anyMatch(statement -> statement.path("Effect").asText().equals("Deny")
                        && statement
                                .at("/Condition/Bool/aws:SecureTransport")
                                .asText()
                                .equals("false"));
    }

    private static Stream<String> keys(JsonNode tableOrIndex) {
        return tableOrIndex.path("KeySchema").findValuesAsText("AttributeName").stream();
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
