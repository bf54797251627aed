package dev.audiolith.local;

import dev.audiolith.aws.Endpoints;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.identity.AdminKey;
import dev.audiolith.local.identity.IssuerDesk;
import dev.audiolith.settings.Env;
import dev.audiolith.local.ipfs.IpfsGateway;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the user has set, and the local run's own for everything else.
///
/// AWS is the exception: its variables, and the names of tables, bucket and queue, are always ours, so that no local run ever touches a real account.
/// So is who signs users' tokens: whatever the issuer is called, the key is the home's.
public record LocalSettings(Map<String, String> process) {
    private static final int DEFAULT_PORT = 8787;
    private static final int LAST_PORT = 65_535;
    private static final String ISSUER = "JWT_ISSUER";
    private static final String AUDIENCE = "JWT_AUDIENCE";
    private static final String SPEECH_KEY = "ELEVENLABS_API_KEY";
    private static final String TRANSCRIPTION_KEY = "OPENAI_API_KEY";
    private static final String TRANSCRIPTION_URL = "OPENAI_BASE_URL";
    private static final String IPFS = "KUBO_RPC_URL";

    public LocalSettings {
        process = Map.copyOf(process);
    }

    /// Addresses and keys that exist only once the parts have been started.
    public record Parts(Cloud cloud, StandIn voice, StandIn recogniser, URI ipfsRpc, URI front, URI issuer, String adminKey, Path ffmpeg) {}

    /// What stands for a paid provider: where it answers, and the key that it wants.
    public record StandIn(URI uri, String key) {}

    Env env() {
        return new Env(process);
    }

    int port() {
        return env().whole("AUDIOLITH_PORT", DEFAULT_PORT, 1, LAST_PORT);
    }

    public String issuer() {
        return env().text(ISSUER, "audiolith-local");
    }

    /// The one that tokens of this home are for; others' tokens may be for any of them.
    public String audience() {
        return env().list(AUDIENCE, "audiolith").getFirst();
    }

    boolean needsVoice() {
        return env().find(SPEECH_KEY).isEmpty();
    }

    boolean needsRecogniser() {
        return env().find(TRANSCRIPTION_KEY).isEmpty() && env().find(TRANSCRIPTION_URL).isEmpty();
    }

    /// What the doors are started with.
    public Env doors(Parts parts) {
        return new Env(ours(parts)).orElse(process).orElse(others(parts));
    }

    private Map<String, String> others(Parts parts) {
        var others = new HashMap<>(Map.of(
                AdminKey.VARIABLE, parts.adminKey(), "FFMPEG_PATH", parts.ffmpeg().toString(), "API_URL", parts.front().toString(), ISSUER,
                issuer(), AUDIENCE, audience(),
                // Links must lead somewhere, whoever pins: the built-in node's gateway is the one that is surely there.
                "KUBO_GATEWAY_URL", parts.front().toString(),
                // What was pinned here stands for a music provider's files.
                "ARCHIVE_STAND_IN_URL", parts.front() + IpfsGateway.PATH));
        if (env().find(IPFS).isEmpty()) {
            others.put(IPFS, parts.ipfsRpc().toString());
        }
        if (needsVoice()) {
            others.put(SPEECH_KEY, parts.voice().key());
            others.put("ELEVENLABS_BASE_URL", parts.voice().uri().toString());
        }
        // Somebody else's server may want no key, but the doors insist on one.
        others.put(TRANSCRIPTION_KEY, parts.recogniser().key());
        if (needsRecogniser()) {
            others.put(TRANSCRIPTION_URL, parts.recogniser().uri() + "/v1");
            others.put("TRANSCRIBE_MODEL", "sphinx4");
        }
        return others;
    }

    private static Map<String, String> ours(Parts parts) {
        var cloud = parts.cloud();
        var ours = new HashMap<>(Map.of(
                "SOUNDS_TABLE", TableShapes.SOUNDS.name(), "CLAIMS_TABLE", TableShapes.CLAIMS.name(), "AUDIO_BUCKET", Cloud.AUDIO_BUCKET,
                "RETRY_QUEUE_URL", cloud.retryQueueUrl(), "SPEAK_QUEUE_URL", cloud.queueUrl(Cloud.SPEAK_QUEUE),
                "WEBHOOK_QUEUE_URL", cloud.queueUrl(Cloud.WEBHOOK_QUEUE), "METRICS_NAMESPACE", "Audiolith/local"));
        ours.putAll(Map.of(
                "RETRY_DEAD_URL", cloud.deadUrl(Cloud.RETRY_QUEUE), "SPEAK_DEAD_URL", cloud.deadUrl(Cloud.SPEAK_QUEUE),
                "WEBHOOK_DEAD_URL", cloud.deadUrl(Cloud.WEBHOOK_QUEUE)));
        ours.putAll(Map.of(
                "TRANSCRIPTIONS_TABLE", TableShapes.TRANSCRIPTIONS.name(), "DEBUG_BUCKET", Cloud.DEBUG_BUCKET,
                "TRANSCRIBE_QUEUE_URL", cloud.queueUrl(Cloud.TRANSCRIBE_QUEUE),
                "TRANSCRIBE_DEAD_URL", cloud.deadUrl(Cloud.TRANSCRIBE_QUEUE)));
        ours.putAll(Map.of(
                "TRACKS_TABLE", TableShapes.TRACKS.name(), "ARCHIVE_JOBS_TABLE", TableShapes.ARCHIVE_JOBS.name(),
                "NOTICES_TABLE", TableShapes.NOTICES.name(), "TRACK_COUNTS_TABLE", TableShapes.TRACK_COUNTS.name(),
                "ARCHIVE_QUEUE_URL", cloud.queueUrl(Cloud.ARCHIVE_QUEUE), "ARCHIVE_DEAD_URL", cloud.deadUrl(Cloud.ARCHIVE_QUEUE)));
        ours.putAll(Map.of(
                "JWT_DISCOVERY_URL", parts.issuer() + IssuerDesk.DISCOVERY, "AWS_REGION", Cloud.REGION, "AWS_ACCESS_KEY_ID",
                Cloud.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", Cloud.SECRET_KEY,
                Endpoints.DYNAMODB, cloud.dynamodb().toString(), Endpoints.S3, cloud.s3().toString(),
                Endpoints.SQS, cloud.sqs().toString()));
        return ours;
    }
}
