package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.template.StackTemplate.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
    private static final Set<String> SOUNDS = Set.of("SOUNDS_TABLE", "AUDIO_BUCKET", "METRICS_NAMESPACE");

    private static final Set<String> PINNING = and(SOUNDS, "CLAIMS_TABLE", "RETRY_QUEUE_URL", "SPEAK_QUEUE_URL", "SECRETS_ID");

    private static final Set<String> TRANSCRIBING = Set.of("TRANSCRIPTIONS_TABLE", "AUDIO_BUCKET", "DEBUG_BUCKET", "TRANSCRIBE_QUEUE_URL",
            "METRICS_NAMESPACE", "SECRETS_ID");

    private static final Set<String> ARCHIVING = Set.of("TRACKS_TABLE", "ARCHIVE_JOBS_TABLE", "NOTICES_TABLE", "TRACK_COUNTS_TABLE",
            "ARCHIVE_QUEUE_URL", "AUDIO_BUCKET", "METRICS_NAMESPACE", "SECRETS_ID");

    private final StackTemplate service = Synth.stage("dev").service();

    @ParameterizedTest
    @CsvSource({
            "vocalize, dev.audiolith.vocalize.VocalizeHandler::handleRequest, 30, Terminate",
            "speak, dev.audiolith.vocalize.SpeakHandler::handleRequest, 900, Allow",
            "ipfs-retry, dev.audiolith.ipfsretry.IpfsRetryHandler::handleRequest, 300, Allow",
            "ipfs-retry-sweep, dev.audiolith.ipfsretry.SweepHandler::handleRequest, 60, Terminate",
            "ipfs-retry-admin, dev.audiolith.ipfsretry.AdminHandler::handleRequest, 30, Terminate",
            "orphan-sweep, dev.audiolith.ipfsretry.OrphanSweepHandler::handleRequest, 900, Terminate",
            "announce, dev.audiolith.webhook.AnnounceHandler::handleRequest, 60, Terminate",
            "webhook, dev.audiolith.webhook.WebhookHandler::handleRequest, 60, Allow",
            "transcriptions, dev.audiolith.transcribe.TranscriptionsHandler::handleRequest, 30, Terminate",
            "transcribe, dev.audiolith.transcribe.TranscribeHandler::handleRequest, 30, Terminate",
            "transcribe-upload, dev.audiolith.transcribe.UploadHandler::handleRequest, 900, Allow",
            "tracks, dev.audiolith.archiver.TracksHandler::handleRequest, 30, Terminate",
            "archive-now, dev.audiolith.archiver.ArchiveNowHandler::handleRequest, 30, Terminate",
            "archive, dev.audiolith.archiver.ArchiveHandler::handleRequest, 900, Allow",
            "archive-planner, dev.audiolith.archiver.PlannerHandler::handleRequest, 900, Terminate",
            "authorizer, dev.audiolith.authorizer.AuthorizerHandler::handleRequest, 10, Terminate",
            "cleanup, dev.audiolith.cleanup.CleanupHandler::handleRequest, 60, Terminate"
    })
    void each_has_its_handler_its_time_and_only_those_that_come_back_to_their_work_may_feed_themselves(
            String door, String handler, int seconds, String loops) {
        var function = service.door(door).properties();
        assertThat(function.path("Handler").asText()).isEqualTo(handler);
        assertThat(function.path("Timeout").asInt()).isEqualTo(seconds);
        assertThat(function.path("RecursiveLoop").asText()).isEqualTo(loops);
    }

    @Test
    void there_are_no_others() {
        assertThat(service.resources("AWS::Lambda::Function"))
                .map(Resource::door)
                .containsExactlyInAnyOrder("vocalize", "speak", "ipfs-retry", "ipfs-retry-sweep", "ipfs-retry-admin", "orphan-sweep",
                        "cleanup", "announce", "webhook", "transcriptions", "transcribe", "transcribe-upload", "authorizer", "tracks",
                        "archive-now", "archive", "archive-planner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vocalize", "speak", "ipfs-retry", "ipfs-retry-sweep", "ipfs-retry-admin", "orphan-sweep", "cleanup",
            "announce", "webhook", "transcriptions", "transcribe", "authorizer", "tracks", "archive-now", "archive-planner"})
    void each_starts_from_a_snapshot_behind_the_alias_live(String door) {
        var function = service.door(door);
        assertThat(function.properties().path("Runtime").asText()).isEqualTo("java25");
        assertThat(function.properties().path("Architectures").path(0).asText()).isEqualTo("arm64");
        assertThat(function.properties().path("SnapStart").path("ApplyOn").asText())
                .isEqualTo("PublishedVersions");

        var live = service.resource("AWS::Lambda::Alias", door + "Live").properties();
        assertThat(live.path("Name").asText()).isEqualTo("live");
        var version = service.meantBy(live.path("FunctionVersion"));
        assertThat(function.isMeantBy(version.properties().path("FunctionName"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vocalize", "speak", "ipfs-retry", "ipfs-retry-sweep", "ipfs-retry-admin", "orphan-sweep", "cleanup",
            "announce", "webhook", "transcriptions", "transcribe", "transcribe-upload", "authorizer", "tracks", "archive-now", "archive",
            "archive-planner"})
    void each_logs_JSON_to_its_own_group_for_a_month(String door) {
        var logging = service.door(door).properties().path("LoggingConfig");
        assertThat(logging.path("LogFormat").asText()).isEqualTo("JSON");
        var group = service.meantBy(logging.path("LogGroup"));
        assertThat(group.id()).startsWith(door.replace("-", "") + "Logs");
        assertThat(group.properties().path("RetentionInDays").asInt()).isEqualTo(30);
    }

    /// Lambda takes no snapshot of a function with more room than usual.
    @Test
    void uploads_have_room_for_the_largest_recording_and_FFmpeg_beside_them() {
        var upload = service.door("transcribe-upload").properties();
        assertThat(upload.at("/EphemeralStorage/Size").asInt()).isEqualTo(2048);
        assertThat(upload.has("SnapStart")).isFalse();
        for (var door : List.of("transcribe", "transcribe-upload", "archive", "archive-now")) {
            var layer = service.meantBy(service.door(door).properties().at("/Layers/0"));
            assertThat(layer.is("AWS::Lambda::LayerVersion")).isTrue();
            assertThat(layer.properties().at("/CompatibleArchitectures/0").asText()).isEqualTo("arm64");
        }
    }

    @Test
    void who_archives_has_room_for_the_largest_file_that_is_fetched() {
        assertThat(roomMebibytes(service)).isBetween(500 + 32, 500 + 128);
        assertThat(service.door("archive").properties().has("SnapStart")).isFalse();
        assertThat(roomMebibytes(Synth.tuned("ARCHIVE_MAX_BYTES", "2147483648").service())).isBetween(2_048 + 32, 2_048 + 128);
        assertThat(roomMebibytes(Synth.tuned("ARCHIVE_MAX_BYTES", "1000").service())).isEqualTo(512);
    }

    private static int roomMebibytes(StackTemplate service) {
        return service.door("archive").properties().at("/EphemeralStorage/Size").asInt();
    }

    @Test
    void whatever_invokes_a_function_goes_through_its_alias() {
        for (var mapping : service.resources("AWS::Lambda::EventSourceMapping")) {
            assertThat(mapping.properties().path("FunctionName").toString()).contains("Live").endsWith("\":live\"]]}");
        }
        for (var integration : service.resources("AWS::ApiGatewayV2::Integration")) {
            assertThat(service.meantBy(integration.properties().path("IntegrationUri"))
                    .is("AWS::Lambda::Alias"))
                    .isTrue();
        }
        for (var rule : service.resources("AWS::Events::Rule")) {
            assertThat(rule.properties().path("Targets")).isNotEmpty()
                    .allSatisfy(target -> assertThat(service.meantBy(target.path("Arn")).is("AWS::Lambda::Alias")).isTrue());
        }
    }

    @Test
    void each_is_given_the_variables_that_it_reads() {
        assertThat(TemplateEnvironment.of(service, "vocalize")).isEqualTo(and(PINNING, "WEBHOOK_QUEUE_URL"));
        assertThat(TemplateEnvironment.of(service, "speak")).isEqualTo(PINNING);
        assertThat(TemplateEnvironment.of(service, "ipfs-retry")).isEqualTo(PINNING);
        assertThat(TemplateEnvironment.of(service, "ipfs-retry-sweep")).isEqualTo(PINNING);
        assertThat(TemplateEnvironment.of(service, "ipfs-retry-admin"))
                .isEqualTo(and(PINNING, "RETRY_DEAD_URL", "SPEAK_DEAD_URL", "WEBHOOK_QUEUE_URL", "WEBHOOK_DEAD_URL", "TRANSCRIBE_QUEUE_URL",
                        "TRANSCRIBE_DEAD_URL", "ARCHIVE_QUEUE_URL", "ARCHIVE_DEAD_URL"));
        for (var door : List.of("transcriptions", "transcribe", "transcribe-upload")) {
            assertThat(TemplateEnvironment.of(service, door)).isEqualTo(TRANSCRIBING);
        }
        for (var door : List.of("tracks", "archive-planner")) {
            assertThat(TemplateEnvironment.of(service, door)).isEqualTo(ARCHIVING);
        }
        assertThat(TemplateEnvironment.of(service, "archive-now")).isEqualTo(and(ARCHIVING, "CLAIMS_TABLE"));
        assertThat(TemplateEnvironment.of(service, "archive")).isEqualTo(and(ARCHIVING, "CLAIMS_TABLE", "JAVA_TOOL_OPTIONS"));
        assertThat(TemplateEnvironment.of(service, "orphan-sweep")).isEqualTo(and(SOUNDS, "RETRY_QUEUE_URL"));
        assertThat(TemplateEnvironment.of(service, "cleanup")).isEqualTo(SOUNDS);
        assertThat(TemplateEnvironment.of(service, "authorizer")).containsExactlyInAnyOrder("JWT_ISSUER", "JWT_AUDIENCE",
                "METRICS_NAMESPACE",
                "SECRETS_ID");
        assertThat(TemplateEnvironment.of(service, "announce")).containsExactlyInAnyOrder("WEBHOOK_QUEUE_URL", "METRICS_NAMESPACE");
        assertThat(TemplateEnvironment.of(service, "webhook"))
                .isEqualTo(and(SOUNDS, "WEBHOOK_QUEUE_URL", "WEBHOOK_DEAD_URL", "API_URL", "SECRETS_ID", "TRANSCRIPTIONS_TABLE",
                        "TRACKS_TABLE", "DEBUG_BUCKET"));
    }

    @Test
    void the_settings_of_a_stage_reach_the_doors_that_pin() {
        var tuned = Synth.tuned("PIN_ATTEMPTS", "2").service();
        for (var door : List.of("vocalize", "speak", "ipfs-retry", "ipfs-retry-sweep", "ipfs-retry-admin")) {
            assertThat(TemplateEnvironment.of(tuned, door)).contains("PIN_ATTEMPTS");
        }
        assertThat(TemplateEnvironment.of(tuned, "cleanup")).isEqualTo(SOUNDS);
    }

    private static Set<String> and(Set<String> names, String... more) {
        var all = new HashSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
