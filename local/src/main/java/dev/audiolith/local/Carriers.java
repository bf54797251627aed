package dev.audiolith.local;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShape.Attribute;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.embedded.Put;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.pumps.BucketPump;
import dev.audiolith.local.pumps.DynamoStream;
import dev.audiolith.local.pumps.Pump;
import dev.audiolith.local.pumps.QueuePump;
import dev.audiolith.local.pumps.SchedulePump;
import dev.audiolith.local.pumps.SqsMessages;
import dev.audiolith.local.pumps.StreamPump;
import dev.audiolith.local.pumps.TtlSweeper;
import dev.audiolith.settings.Env;
import dev.audiolith.transcript.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// All that brings events to the doors by itself: the queues, the stream of expired sounds, the schedules of the sweeps.
final class Carriers implements AutoCloseable {
    /// As the template's rule has it.
    private static final Duration SWEEP = Duration.ofMinutes(5);
    private static final Duration ORPHANS = Duration.ofDays(1);
    private static final int SPEAKERS = 2;
    private static final int TRANSCRIBERS = 2;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// Between a removal and what cleanup leaves in its place a sound is unknown instead of expired: keep that short.
    private static final Duration STREAM = Duration.ofMillis(100);

    private final Belongings pumps;

    private Carriers(Belongings pumps) {
        this.pumps = pumps;
    }

    /// What events come from: the servers, the objects that are put, and the folder in which it is remembered how far the streams were read.
    record Sources(Cloud cloud, BlockingQueue<Put> puts, Path bookmarks) {}

    static Carriers start(Env env, Sources sources, Doors doors, InstantSource clock, Consumer<String> complaints) throws IOException {
        var cloud = sources.cloud();
        var clients = AwsWiring.clients(env);
        var dynamoDb = clients.dynamoDb();
        var invoker = new Invoker(clock);
        var pumps = new Belongings(complaints);

        var messages = new SqsMessages(clients.sqs(), cloud.retryQueueUrl());
        pumps.keep(
                Pump.start(
                        "queue " + Cloud.RETRY_QUEUE, Duration.ZERO,
                        new QueuePump(messages, Cloud.RETRY_QUEUE, doors.ipfsRetry(), invoker, complaints), Thread::sleep, complaints));

        // As with Lambda, one order does not wait for another.
        for (var worker = 1; worker <= SPEAKERS; worker++) {
            var orders = new SqsMessages(clients.sqs(), cloud.queueUrl(Cloud.SPEAK_QUEUE), 1);
            pumps.keep(
                    Pump.start(
                            "queue " + Cloud.SPEAK_QUEUE + " " + worker, Duration.ZERO,
                            new QueuePump(orders, Cloud.SPEAK_QUEUE, doors.speak(), invoker, complaints), Thread::sleep, complaints));
        }

        var uploaded = new BucketPump.Route(Cloud.AUDIO_BUCKET, Intake.UPLOADS, cloud.queueUrl(Cloud.TRANSCRIBE_QUEUE));
        pumps.keep(
                Pump.start(
                        "uploads", Duration.ZERO, new BucketPump(sources.puts(), clients.s3(), clients.sqs(), uploaded, clock),
                        Thread::sleep,
                        complaints));
        for (var worker = 1; worker <= TRANSCRIBERS; worker++) {
            var uploads = new SqsMessages(clients.sqs(), cloud.queueUrl(Cloud.TRANSCRIBE_QUEUE), 1);
            pumps.keep(
                    Pump.start(
                            "queue " + Cloud.TRANSCRIBE_QUEUE + " " + worker, Duration.ZERO,
                            new QueuePump(uploads, Cloud.TRANSCRIBE_QUEUE, doors.uploads(), invoker, complaints), Thread::sleep,
                            complaints));
        }

        var calls = new SqsMessages(clients.sqs(), cloud.queueUrl(Cloud.WEBHOOK_QUEUE));
        pumps.keep(
                Pump.start(
                        "queue " + Cloud.WEBHOOK_QUEUE, Duration.ZERO,
                        new QueuePump(calls, Cloud.WEBHOOK_QUEUE, doors.webhook(), invoker, complaints), Thread::sleep, complaints));

        var sounds = TableShapes.SOUNDS;
        var stream = new DynamoStream(streams(cloud), streamArn(dynamoDb, sounds), sources.bookmarks().resolve(doors.cleanup().name()));
        var expiry = sounds.ttl().map(Attribute::name).orElseThrow();
        pumps.keep(
                Pump.start(
                        "stream of " + sounds.name(), STREAM,
                        StreamPump.ofExpiries(stream, sounds.name(), expiry, doors.cleanup(), invoker, complaints), Thread::sleep,
                        complaints));
        var changes = new DynamoStream(streams(cloud), streamArn(dynamoDb, sounds), sources.bookmarks().resolve(doors.announce().name()));
        pumps.keep(
                Pump.start(
                        "changes of " + sounds.name(), STREAM,
                        StreamPump.ofChanges(changes, sounds.name(), expiry, Carriers::isWorthTelling, doors.announce(), invoker,
                                complaints),
                        Thread::sleep, complaints));

        var transcriptions = TableShapes.TRANSCRIPTIONS;
        var news = new DynamoStream(streams(cloud), streamArn(dynamoDb, transcriptions),
                sources.bookmarks().resolve(doors.announce().name() + "-" + transcriptions.name()));
        pumps.keep(
                Pump.start(
                        "changes of " + transcriptions.name(), STREAM,
                        StreamPump.ofChanges(news, transcriptions.name(), expiry, Carriers::isWorthTelling, doors.announce(), invoker,
                                complaints),
                        Thread::sleep, complaints));

        TableShapes.ALL.stream().filter(shape -> shape.ttl().isPresent())
                .forEach(shape -> pumps.keep(sweeper(dynamoDb, shape, clock, complaints)));
        pumps.keep(
                Pump.start(
                        "schedule of " + doors.sweep().name(), SWEEP, new SchedulePump(doors.sweep(), invoker, clock, complaints),
                        Thread::sleep, complaints));
        pumps.keep(
                Pump.start(
                        "schedule of " + doors.orphans().name(), ORPHANS, new SchedulePump(doors.orphans(), invoker, clock, complaints),
                        Thread::sleep, complaints));
        return new Carriers(pumps);
    }

    @Override
    public void close() {
        pumps.close();
    }

    /// As the template filters.
    private static boolean isWorthTelling(Record record) {
        var after = record.dynamodb().newImage();
        return (after.containsKey("callbacks") || after.containsKey("callback"))
                && List.of("PINNED", "COMPLETED", "FAILED").contains(after.getOrDefault("state", AttributeValue.fromS("")).s());
    }

    private static Pump sweeper(DynamoDbClient dynamoDb, TableShape shape, InstantSource clock, Consumer<String> complaints) {
        var sweeper = new TtlSweeper(
                dynamoDb, shape.name(), shape.keys().partition().name(), shape.ttl().map(Attribute::name).orElseThrow(), clock);
        return Pump.start("expiry of " + shape.name(), LOOK, sweeper, Thread::sleep, complaints);
    }

    private static String streamArn(DynamoDbClient dynamoDb, TableShape shape) {
        return dynamoDb.describeTable(request -> request.tableName(shape.name())).table().latestStreamArn();
    }

    private static DynamoDbStreamsClient streams(Cloud cloud) {
        return DynamoDbStreamsClient.builder().endpointOverride(cloud.dynamodb()).region(Region.of(Cloud.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Cloud.ACCESS_KEY, Cloud.SECRET_KEY)))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }
}
