package dev.audiolith.local;

import dev.audiolith.aws.AwsClients;
import dev.audiolith.aws.AwsWiring;
import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShape.Attribute;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.local.embedded.Put;
import dev.audiolith.local.gateway.Door;
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
import java.util.stream.Stream;
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
    /// As in production, more than one host has places for: a provider that hangs holds up its own tracks only.
    static final int ARCHIVERS = 20;
    private static final int MANY = 10;
    private static final Duration PLAN = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// Between a removal and what cleanup leaves in its place a sound is unknown instead of expired: keep that short.
    private static final Duration EXPIRIES = Duration.ofMillis(100);
    /// As often as Lambda looks.
    private static final Duration CHANGES = Duration.ofMillis(250);

    private final Belongings pumps;

    private Carriers(Belongings pumps) {
        this.pumps = pumps;
    }

    /// What events come from: the servers, the objects that are put, and the folder in which it is remembered how far the streams were read.
    record Sources(Cloud cloud, BlockingQueue<Put> puts, Path bookmarks) {}

    static Carriers start(Env env, Sources sources, Doors doors, InstantSource clock, Consumer<String> complaints) throws IOException {
        var starting = new Starting(AwsWiring.clients(env), sources, doors, clock, complaints);
        starting.queues();
        starting.streams();
        starting.expiries();
        starting.schedules();
        return new Carriers(starting.pumps);
    }

    /// Starts one pump after the other.
    private static final class Starting {
        private final AwsClients clients;
        private final DynamoDbClient dynamoDb;
        private final Sources sources;
        private final Doors doors;
        private final InstantSource clock;
        private final Consumer<String> complaints;
        private final Invoker invoker;
        private final Belongings pumps;

        Starting(AwsClients clients, Sources sources, Doors doors, InstantSource clock, Consumer<String> complaints) {
            this.clients = clients;
            this.dynamoDb = clients.dynamoDb();
            this.sources = sources;
            this.doors = doors;
            this.clock = clock;
            this.complaints = complaints;
            this.invoker = new Invoker(clock);
            this.pumps = new Belongings(complaints);
        }

        void queues() {
            queue(Cloud.RETRY_QUEUE, doors.ipfsRetry(), MANY);
            queue(Cloud.WEBHOOK_QUEUE, doors.webhook(), MANY);
            // As with Lambda, one order does not wait for another.
            workers(Cloud.SPEAK_QUEUE, doors.speak(), SPEAKERS);
            workers(Cloud.TRANSCRIBE_QUEUE, doors.uploads(), TRANSCRIBERS);
            workers(Cloud.ARCHIVE_QUEUE, doors.archive().worker(), ARCHIVERS);
            var uploaded = new BucketPump.Route(Cloud.AUDIO_BUCKET, Intake.UPLOADS, sources.cloud().queueUrl(Cloud.TRANSCRIBE_QUEUE));
            pump("uploads", Duration.ZERO, new BucketPump(sources.puts(), clients.s3(), clients.sqs(), uploaded, clock));
        }

        private void workers(String queue, Door<?> door, int workers) {
            for (var worker = 0; worker < workers; worker++) {
                queue(queue, door, 1);
            }
        }

        private void queue(String queue, Door<?> door, int batch) {
            var messages = new SqsMessages(clients.sqs(), sources.cloud().queueUrl(queue), batch);
            pump("queue " + queue, Duration.ZERO, new QueuePump(messages, queue, door, invoker, complaints));
        }

        void streams() throws IOException {
            var sounds = TableShapes.SOUNDS;
            pump("stream of " + sounds.name(), EXPIRIES, StreamPump.ofExpiries(stream(sounds, doors.cleanup().name()), sounds.name(),
                    ttl(sounds), doors.cleanup(), invoker, complaints));
            changes(sounds, doors.announce().name());
            changes(TableShapes.TRANSCRIPTIONS, doors.announce().name() + "-" + TableShapes.TRANSCRIPTIONS.name());
            changes(TableShapes.TRACKS, doors.announce().name() + "-" + TableShapes.TRACKS.name());
        }

        private void changes(TableShape shape, String bookmark) throws IOException {
            pump("changes of " + shape.name(), CHANGES, StreamPump.ofChanges(stream(shape, bookmark), shape.name(),
                    shape.ttl().map(Attribute::name).orElse(""), Carriers::isWorthTelling, doors.announce(), invoker, complaints));
        }

        private DynamoStream stream(TableShape shape, String bookmark) throws IOException {
            return new DynamoStream(Carriers.streams(sources.cloud()), streamArn(dynamoDb, shape), sources.bookmarks().resolve(bookmark),
                    clock);
        }

        void expiries() {
            TableShapes.ALL.stream().filter(shape -> shape.ttl().isPresent()).forEach(shape -> pump("expiry of " + shape.name(), LOOK,
                    new TtlSweeper(dynamoDb, shape, clock)));
        }

        void schedules() {
            schedule(doors.sweep(), SWEEP);
            schedule(doors.orphans(), ORPHANS);
            schedule(doors.archive().planner(), PLAN);
        }

        private void schedule(Door<?> door, Duration every) {
            pump("schedule of " + door.name(), every, new SchedulePump(door, invoker, clock, complaints));
        }

        private void pump(String name, Duration pause, Pump.Round round) {
            pumps.keep(Pump.start(name, pause, round, Thread::sleep, complaints));
        }
    }

    @Override
    public void close() {
        pumps.close();
    }

    /// As the template filters.
    private static boolean isWorthTelling(Record record) {
        var after = record.dynamodb().newImage();
        return Stream.of("callbacks", "callback", "trackCallback").anyMatch(after::containsKey)
                && List.of("PINNED", "COMPLETED", "FAILED", "ARCHIVED", "EXPIRED")
                        .contains(after.getOrDefault("state", AttributeValue.fromS("")).s());
    }

    private static String ttl(TableShape shape) {
        return shape.ttl().map(Attribute::name).orElseThrow();
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
