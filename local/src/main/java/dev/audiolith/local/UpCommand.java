package dev.audiolith.local;

import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.identity.AdminKey;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// `up`: the service in the foreground until it is told to stop.
///
/// A signal lets the Java runtime run its hooks and end with the signal's status; after kill -9 nothing needs tidying up.
record UpCommand(Home home, LocalSettings settings, Instant began, InstantSource clock, PrintStream out) {

    int run() throws IOException, InterruptedException {
        var run = new LocalWiring(home, settings, complaint -> out.println("audiolith: " + complaint)).start(settings.port());
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
        describe(run);
        new CountDownLatch(1).await();
        return 0;
    }

    private void describe(LocalRun run) {
        var parts = run.parts();
        line("dynamodb", parts.cloud().dynamodb());
        line("s3", parts.cloud().s3());
        line("sqs", parts.cloud().sqs());
        line("aws", "AWS_ACCESS_KEY_ID=" + Cloud.ACCESS_KEY + " AWS_SECRET_ACCESS_KEY=" + Cloud.SECRET_KEY + " AWS_REGION=" + Cloud.REGION
                + " aws --endpoint-url " + parts.cloud().dynamodb() + " dynamodb list-tables");
        line("tables", TableShapes.ALL.stream().map(TableShape::name).collect(Collectors.joining(", ")));
        line("bucket", Cloud.AUDIO_BUCKET);
        line("debug bucket", Cloud.DEBUG_BUCKET);
        line("queues", parts.cloud().retryQueueUrl() + ", and beside it "
                + String.join(", ", Cloud.SPEAK_QUEUE, Cloud.WEBHOOK_QUEUE, Cloud.TRANSCRIBE_QUEUE, Cloud.ARCHIVE_QUEUE));
        line("speech",
                settings.needsVoice() ? "built-in voice at " + parts.voice().uri() : "ElevenLabs, with the key from the environment");
        line("transcription", settings.needsRecogniser()
                ? "built-in recogniser at " + parts.recogniser().uri() + "/v1"
                : "OpenAI or a compatible server, as the environment says");
        line("ipfs rpc", parts.ipfsRpc());
        line("ipfs gateway", run.uri() + "/ipfs/");
        line("admin key", settings.env().find(AdminKey.VARIABLE).isPresent() ? "from " + AdminKey.VARIABLE : AdminKey.file(home.folder()));
        line("home", home.folder());
        line("started in", Duration.between(began, clock.instant()).toMillis() + " ms");
        out.println("audiolith is ready: " + run.uri());
        out.flush();
    }

    private void line(String name, Object value) {
        out.println(name + " " + value);
    }
}
