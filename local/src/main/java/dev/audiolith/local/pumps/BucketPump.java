package dev.audiolith.local.pumps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.audiolith.local.embedded.Put;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Does what S3 does with a bucket's notifications: a message for each object that is put under a prefix.
///
/// What was put before the start is reported once more: a run that was killed may have kept the news to itself, and whoever gets
/// them must bear them twice anyway.
public final class BucketPump implements Pump.Round {
    private static final long WAIT_SECONDS = 2;

    private final BlockingQueue<Put> puts;
    private final S3Client s3;
    private final SqsClient sqs;
    private final Route route;
    private final InstantSource clock;
    private boolean isCaughtUp;

    /// Which objects are reported, and to which queue.
    public record Route(String bucket, String prefix, String queueUrl) {}

    public BucketPump(BlockingQueue<Put> puts, S3Client s3, SqsClient sqs, Route route, InstantSource clock) {
        this.puts = puts;
        this.s3 = s3;
        this.sqs = sqs;
        this.route = route;
        this.clock = clock;
    }

    @Override
    public void run() throws InterruptedException {
        if (!isCaughtUp) {
            s3.listObjectsV2Paginator(list -> list.bucket(route.bucket()).prefix(route.prefix())).contents()
                    .forEach(object -> send(new Put(route.bucket(), object.key(), object.size(), object.eTag())));
            isCaughtUp = true;
        }
        var put = puts.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (put != null && put.bucket().equals(route.bucket()) && put.key().startsWith(route.prefix())) {
            report(put);
        }
    }

    private void report(Put put) {
        try {
            send(put);
        } catch (RuntimeException e) {
            puts.add(put);
            throw e;
        }
    }

    private void send(Put put) {
        var event = JsonNodeFactory.instance.objectNode();
        var record = event.putArray("Records").addObject();
        record.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("awsRegion", "us-east-1");
        record.put("eventTime", clock.instant().toString()).put("eventName", "ObjectCreated:Put");
        var s3Part = record.putObject("s3");
        s3Part.put("s3SchemaVersion", "1.0").put("configurationId", "uploads");
        s3Part.putObject("bucket").put("name", route.bucket()).put("arn", "arn:aws:s3:::" + route.bucket());
        s3Part.putObject("object").put("key", URLEncoder.encode(put.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
                .put("size", put.bytes()).put("eTag", put.etag().replace("\"", "")).put("sequencer", "%016X".formatted(clock.millis()));
        sqs.sendMessage(send -> send.queueUrl(route.queueUrl()).messageBody(event.toString()));
    }
}
