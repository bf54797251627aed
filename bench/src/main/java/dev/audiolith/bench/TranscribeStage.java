package dev.audiolith.bench;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.local.Cloud;
import dev.audiolith.local.embedded.EmbeddedAws;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.transcript.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Embedded DynamoDB, SQS and S3, and a [Typist] in place of OpenAI, for doors that transcribe, in this process or in another.
final class TranscribeStage implements AutoCloseable {
    final Typist typist = new Typist();
    final Cloud cloud;
    final PlainFfmpeg plain;
    final Talk talk;

    private final EmbeddedAws aws;
    private final Loopback openAi;
    private final S3Client s3;

    TranscribeStage(Path folder) throws IOException {
        this.aws = EmbeddedAws.start(folder.resolve("aws"), Cloud.ACCESS_KEY, Cloud.SECRET_KEY);
        this.openAi = Loopback.start(Loopback.ANY_PORT, typist);
        this.cloud = new Cloud(aws.dynamodb(), aws.sqs(), aws.s3());
        this.plain = PlainFfmpeg.in(folder);
        this.talk = new Talk(plain, folder);
        this.s3 = AwsWiring.clients(Providers.env(cloud, Map.of())).s3();
    }

    /// What a door in another process has to be told first, see [TranscribingDoors#of].
    List<String> addresses() {
        return List.of(cloud.dynamodb().toString(), cloud.sqs().toString(), cloud.s3().toString(), openAi.uri() + "/v1",
                plain.binary().toString());
    }

    /// Puts a recording where whoever drops one puts it. `name` is its owner's, too: so it is found again among thousands.
    String drop(Path recording, String name) {
        return drop(s3, recording, name);
    }

    static String drop(S3Client s3, Path recording, String name) {
        var key = Intake.UPLOADS + name + "/" + name;
        s3.putObject(put -> put.bucket(EmbeddedAws.AUDIO_BUCKET).key(key), RequestBody.fromFile(recording));
        return key;
    }

    @Override
    public void close() throws IOException {
        s3.close();
        openAi.close();
        aws.close();
    }
}
