package dev.audiolith.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.audiolith.ipfsretry.IpfsRetryHandler;
import dev.audiolith.local.Cloud;
import dev.audiolith.local.embedded.EmbeddedAws;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The doors as they are deployed, over embedded DynamoDB and SQS, a [ForgetfulS3] and [Providers]; nothing brings events to them but
/// what is asked for here, so what is heard of AWS is theirs alone.
final class Stage implements AutoCloseable {
    final Providers providers = new Providers();
    final Cloud cloud;
    final Env env;
    final SpeakingDoor door;

    private final EmbeddedAws aws;
    private final Loopback s3;
    private final Door<SQSEvent> retry;

    Stage(Path folder) throws IOException {
        this.aws = EmbeddedAws.start(folder, Cloud.ACCESS_KEY, Cloud.SECRET_KEY);
        this.s3 = Loopback.start(Loopback.ANY_PORT, new ForgetfulS3());
        this.cloud = new Cloud(aws.dynamodb(), aws.sqs(), s3.uri());
        this.env = Providers.env(cloud, providers.settings());
        this.door = new SpeakingDoor(env);
        this.retry = new Door<>("ipfs-retry", SQSEvent.class, Duration.ofMinutes(5), new IpfsRetryHandler(env));
    }

    /// Hands the message that every sound has to the door that takes it.
    void deliver(String message) {
        SpeakingDoor.call(retry, Events.message(message));
    }

    @Override
    public void close() throws IOException {
        providers.close();
        s3.close();
        aws.close();
    }
}
