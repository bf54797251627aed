package dev.audiolith.local.embedded;

import dev.audiolith.aws.AwsClients;
import dev.audiolith.aws.Endpoints;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// DynamoDB, SQS and S3 on loopback with the service's tables, queues and bucket in them, kept in one folder.
///
/// Started again over the same folder, also after a kill -9, it has everything that was acknowledged; only its ports are new.
public final class EmbeddedAws implements AutoCloseable {
    public static final String REGION = SqsMain.REGION;
    public static final String AUDIO_BUCKET = "audio";
    public static final String DEBUG_BUCKET = "debug";
    public static final String RETRY_QUEUE = "ipfs-retry";
    /// Each with a dead-letter queue of its name and `-dead`.
    public static final List<String> QUEUES = List.of(RETRY_QUEUE, "speak", "webhook", "transcribe", "archive");

    private final Child dynamoDb;
    private final Child sqs;
    private final EmbeddedS3 s3;
    private final BlockingQueue<Put> puts;

    private EmbeddedAws(Child dynamoDb, Child sqs, EmbeddedS3 s3, BlockingQueue<Put> puts) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.s3 = s3;
        this.puts = puts;
    }

    /// Side by side, as the longest of them takes seconds. If one does not start, none is left running.
    public static EmbeddedAws start(Path folder, String accessKey, String secretKey) throws IOException {
        // S3Proxy does not find its own unfinished uploads under a relative path.
        var home = folder.toAbsolutePath();
        var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
        Future<Child> dynamoDb;
        Future<Child> sqs;
        Future<EmbeddedS3> s3;
        var puts = new LinkedBlockingQueue<Put>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            dynamoDb = threads.submit(() -> EmbeddedDynamoDb.start(home.resolve("dynamodb")));
            sqs = threads.submit(() -> EmbeddedSqs.start(home.resolve("sqs"), QUEUES));
            s3 = threads.submit(() -> EmbeddedS3.start(home.resolve("s3"), accessKey, secretKey, puts::add));
        }
        var starts = List.of(dynamoDb, sqs, s3);
        try {
            requireStarted(starts);
            var aws = new EmbeddedAws(dynamoDb.resultNow(), sqs.resultNow(), s3.resultNow(), puts);
            provision(new AwsClients(Region.of(REGION), keys, aws.endpoints()));
            return aws;
        } catch (IOException | RuntimeException e) {
            stop(starts, e);
            throw e;
        }
    }

    public URI dynamodb() {
        return dynamoDb.uri();
    }

    public URI sqs() {
        return sqs.uri();
    }

    public URI s3() {
        return s3.uri();
    }

    /// The objects that were put since the start, for whoever carries the news.
    public BlockingQueue<Put> puts() {
        return puts;
    }

    public Endpoints endpoints() {
        return new Endpoints(Optional.of(dynamodb()), Optional.of(s3()), Optional.of(sqs()), Optional.empty());
    }

    public String retryQueueUrl() {
        return sqs() + "/" + SqsMain.ACCOUNT + "/" + RETRY_QUEUE;
    }

    /// The processes that must never be left behind.
    List<Long> pids() {
        return List.of(dynamoDb.pid(), sqs.pid());
    }

    /// All of them, whatever happens to one.
    @Override
    public void close() throws IOException {
        try (dynamoDb; sqs) {
            s3.close();
        }
    }

    private static void provision(AwsClients clients) throws IOException {
        var provision = new Provision(clients);
        TableShapes.ALL.forEach(shape -> provision.table(shape.name(), shape));
        provision.bucket(AUDIO_BUCKET);
        provision.bucket(DEBUG_BUCKET);
        try (var sqs = clients.sqs()) {
            for (var queue : QUEUES) {
                EmbeddedSqs.awaitQueue(sqs, queue, Thread::sleep);
            }
        }
    }

    private static void requireStarted(List<? extends Future<?>> starts) throws IOException {
        for (var start : starts) {
            if (start.state() == Future.State.FAILED) {
                throw new IOException("an embedded server did not start: " + start.exceptionNow().getMessage(), start.exceptionNow());
            }
        }
    }

    private static void stop(List<? extends Future<? extends AutoCloseable>> starts, Exception reason) {
        for (var start : starts) {
            if (start.state() == Future.State.SUCCESS) {
                try {
                    start.resultNow().close();
                } catch (Exception e) {
                    reason.addSuppressed(e);
                }
            }
        }
    }
}
