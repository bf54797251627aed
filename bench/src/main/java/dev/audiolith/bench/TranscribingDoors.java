package dev.audiolith.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.aws.AwsWiring;
import dev.audiolith.local.Cloud;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.settings.Env;
import dev.audiolith.transcribe.TranscribeHandler;
import dev.audiolith.transcribe.UploadHandler;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionState;
import dev.audiolith.transcript.Transcriptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/// The doors `transcribe` and `transcribe-upload` as they are deployed, called with events as Lambda calls them.
final class TranscribingDoors {
    private static final Duration WORKER = Duration.ofMinutes(15);
    private static final String ANY_SIZE = "99999999999";

    private final TranscribeHandler direct;
    private final UploadHandler uploads;
    private final Transcriptions transcriptions;
    private final S3Client s3;

    private TranscribingDoors(Env env) {
        this.direct = new TranscribeHandler(env);
        this.uploads = new UploadHandler(env);
        this.s3 = AwsWiring.clients(env).s3();
        this.transcriptions = AwsWiring.from(env).transcriptions(env.text("TRANSCRIPTIONS_TABLE"));
    }

    /// `addresses` as [TranscribeStage#addresses] gives them; recordings of any size are taken, unless `more` says otherwise.
    static TranscribingDoors of(List<String> addresses, Path scratch, Map<String, String> more) {
        var cloud = new Cloud(URI.create(addresses.get(0)), URI.create(addresses.get(1)), URI.create(addresses.get(2)));
        var settings = new HashMap<>(Map.of("OPENAI_API_KEY", "bench", "OPENAI_BASE_URL", addresses.get(3), "FFMPEG_PATH",
                addresses.get(4), "AUDIOLITH_SCRATCH", scratch.toString(), "TRANSCRIBE_MAX_BYTES", ANY_SIZE));
        settings.putAll(more);
        return new TranscribingDoors(Providers.env(cloud, settings));
    }

    /// See [TranscribeStage#drop].
    String drop(Path recording, String name) {
        return TranscribeStage.drop(s3, recording, name);
    }

    /// What the bucket says of `key` comes to the worker. Returns what has become of it.
    Transcription dropped(String key) {
        SpeakingDoor.call(new Door<>("transcribe-upload", SQSEvent.class, WORKER, uploads), Events.dropped(key));
        return find(key).orElseThrow(() -> new IllegalStateException("nothing became of " + key));
    }

    /// As [#dropped], and anything but a completed transcription is a failure.
    Transcription transcribed(String key) {
        var transcription = dropped(key);
        if (transcription.state() != TranscriptionState.COMPLETED) {
            throw new IllegalStateException(key + " was not transcribed: " + transcription);
        }
        return transcription;
    }

    /// A recording that comes with the request. The door is given `timeout` for it; returns the answer as the gateway gets it.
    String sent(byte[] recording, String model, Duration timeout) {
        return SpeakingDoor.call(new Door<>("transcribe", APIGatewayV2HTTPEvent.class, timeout, direct), Events.sent(recording, model));
    }

    private Optional<Transcription> find(String key) {
        return transcriptions.ofOwner(key.split("/", 3)[1], 1, Optional.empty()).items().stream()
                .filter(one -> one.recording().key().equals(key))
                .findFirst();
    }
}
