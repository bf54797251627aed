package dev.audiolith.local.embedded;

import dev.audiolith.sound.RetryQueue.Retry;
import dev.audiolith.sound.SoundBytes.Notes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.testkit.sound.SampleSounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// A service that writes one of everything, says so, and then waits to be killed.
final class WriterMain {
    static final String DONE = "acknowledged";
    static final Notes NOTES = new Notes("audio/mpeg", 12);
    static final Duration DELAY = Duration.ofSeconds(3);

    static byte[] audio(SoundId id) {
        return id.text().repeat(100).getBytes(StandardCharsets.UTF_8);
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        var id = new SoundId(arguments[1]);
        var aws = EmbeddedAws.start(Path.of(arguments[0]), "LOCALKEY", "localsecret");
        var wiring = Server.at(aws.endpoints()).wiring();
        wiring.soundBytes(EmbeddedAws.AUDIO_BUCKET).store(id.text(), NOTES, new ByteArrayInputStream(audio(id)));
        wiring.sounds("sounds").putIfAbsent(SampleSounds.temporary(id));
        wiring.retryQueue(aws.retryQueueUrl()).send(new Retry(id, 0), DELAY);
        var ports = Stream.of(aws.dynamodb(), aws.sqs(), aws.s3()).map(URI::getPort).toList();
        System.out.println(DONE + " " + aws.pids() + " " + ports);
        new CountDownLatch(1).await();
    }

    private WriterMain() {}
}
