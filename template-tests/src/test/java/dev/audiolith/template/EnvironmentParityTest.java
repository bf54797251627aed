package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.archiver.ArchiveHandler;
import dev.audiolith.archiver.ArchiveNowHandler;
import dev.audiolith.archiver.PlannerHandler;
import dev.audiolith.archiver.TracksHandler;
import dev.audiolith.authorizer.AuthorizerHandler;
import dev.audiolith.cleanup.CleanupHandler;
import dev.audiolith.ipfsretry.AdminHandler;
import dev.audiolith.ipfsretry.IpfsRetryHandler;
import dev.audiolith.ipfsretry.OrphanSweepHandler;
import dev.audiolith.ipfsretry.SweepHandler;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.transcribe.TranscribeHandler;
import dev.audiolith.transcribe.TranscriptionsHandler;
import dev.audiolith.transcribe.UploadHandler;
import dev.audiolith.vocalize.SpeakHandler;
import dev.audiolith.vocalize.VocalizeHandler;
import dev.audiolith.webhook.AnnounceHandler;
import dev.audiolith.webhook.WebhookHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the template gives each door is what the door asks for: started with it the real door comes up, and without any one of it
/// the start fails by that name.
class EnvironmentParityTest {
    /// What the one secret would add, and what Lambda itself sets.
    private static final Map<String, String> BESIDES = Map.of("ELEVENLABS_API_KEY", "key", "PINATA_JWT", "jwt", "OPENAI_API_KEY", "key",
            "FFMPEG_PATH", "/bin/sh",
            "AWS_REGION", "us-east-1");
    /// Read before a door is wired: to find the secret, and by the Java machine itself.
    private static final Set<String> READ_BEFORE = Set.of("SECRETS_ID", "JAVA_TOOL_OPTIONS");

    static Stream<Arguments> doors() {
        Consumer<Env> vocalize = VocalizeHandler::new;
        Consumer<Env> speak = SpeakHandler::new;
        Consumer<Env> ipfsRetry = IpfsRetryHandler::new;
        Consumer<Env> sweep = SweepHandler::new;
        Consumer<Env> admin = AdminHandler::new;
        Consumer<Env> orphans = OrphanSweepHandler::new;
        Consumer<Env> cleanup = CleanupHandler::new;
        Consumer<Env> announce = AnnounceHandler::new;
        Consumer<Env> webhook = WebhookHandler::new;
        Consumer<Env> transcriptions = TranscriptionsHandler::new;
        Consumer<Env> transcribe = TranscribeHandler::new;
        Consumer<Env> uploads = UploadHandler::new;
        Consumer<Env> tracks = TracksHandler::new;
        Consumer<Env> archiveNow = ArchiveNowHandler::new;
        Consumer<Env> archive = ArchiveHandler::new;
        Consumer<Env> planner = PlannerHandler::new;
        Consumer<Env> authorizer = AuthorizerHandler::new;
        return Stream.of(Arguments.of("vocalize", vocalize), Arguments.of("speak", speak), Arguments.of("ipfs-retry", ipfsRetry),
                Arguments.of("ipfs-retry-sweep", sweep),
                Arguments.of("ipfs-retry-admin", admin), Arguments.of("orphan-sweep", orphans), Arguments.of("cleanup", cleanup),
                Arguments.of("announce", announce), Arguments.of("webhook", webhook), Arguments.of("transcriptions", transcriptions),
                Arguments.of("transcribe", transcribe), Arguments.of("transcribe-upload", uploads),
                Arguments.of("tracks", tracks), Arguments.of("archive-now", archiveNow), Arguments.of("archive", archive),
                Arguments.of("archive-planner", planner), Arguments.of("authorizer", authorizer));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void a_door_starts_with_what_the_template_gives_it_and_with_nothing_less(String door, Consumer<Env> start) {
        var given = new HashMap<>(BESIDES);
        TemplateEnvironment.of(Synth.stage("prod").service(), door).forEach(name -> given.put(name, "https://example.com/" + name));
        assertThatCode(() -> start.accept(new Env(given))).doesNotThrowAnyException();
        for (var name : TemplateEnvironment.of(Synth.stage("prod").service(), door)) {
            if (!READ_BEFORE.contains(name)) {
                var less = new HashMap<>(given);
                less.remove(name);
                assertThatThrownBy(() -> start.accept(new Env(less))).as("%s without %s", door, name).isInstanceOf(Misconfigured.class)
                        .hasMessageContaining(name);
            }
        }
    }
}
