package dev.audiolith.local.embedded;

import dev.audiolith.aws.AwsClients;
import dev.audiolith.aws.AwsWiring;
import dev.audiolith.aws.DynamoHostGate;
import dev.audiolith.aws.Endpoints;
import dev.audiolith.aws.RetryMessages;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.aws.TrackTables;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.RetryQueue.Message;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.Sounds;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Transcripts;
import dev.audiolith.transcript.Uploads;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Some server that speaks as AWS does, and the real adapters over it: each call makes a table, bucket or queue of its own.
record Server(AwsClients clients) {
    private static final String ACCESS_KEY = "LOCALKEY";
    private static final String SECRET_KEY = "localsecret";

    static Server at(Endpoints endpoints) {
        return at(endpoints, ACCESS_KEY, SECRET_KEY);
    }

    static Server at(Endpoints endpoints, String accessKey, String secretKey) {
        var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
        return new Server(new AwsClients(Region.US_EAST_1, keys, endpoints));
    }

    AwsWiring wiring() {
        return new AwsWiring(clients, Thread::sleep);
    }

    Sounds sounds() {
        return sounds(newTable());
    }

    Sounds sounds(String table) {
        new Provision(clients).table(table, TableShapes.SOUNDS);
        return wiring().sounds(table);
    }

    Claims claims(String soundsTable) {
        var table = newTable();
        new Provision(clients).table(table, TableShapes.CLAIMS);
        return wiring().claims(table, soundsTable);
    }

    ProviderHealth providerHealth() {
        var table = newTable();
        new Provision(clients).table(table, TableShapes.CLAIMS);
        return wiring().providerHealth(table);
    }

    SoundBytes soundBytes() {
        var bucket = "audio-" + SampleSounds.newId();
        new Provision(clients).bucket(bucket);
        return wiring().soundBytes(bucket);
    }

    Orders orders(String soundsTable) {
        return wiring().orders(soundsTable);
    }

    OrderedSpeech orderedSpeech() {
        var bucket = "orders-" + SampleSounds.newId();
        new Provision(clients).bucket(bucket);
        return wiring().orderedSpeech(bucket);
    }

    Transcriptions transcriptions() {
        var table = newTable();
        new Provision(clients).table(table, TableShapes.TRANSCRIPTIONS);
        return wiring().transcriptions(table);
    }

    TrackTables trackTables() {
        var tables = new TrackTables(newTable(), newTable(), newTable(), newTable());
        var provision = new Provision(clients);
        provision.table(tables.tracks(), TableShapes.TRACKS);
        provision.table(tables.jobs(), TableShapes.ARCHIVE_JOBS);
        provision.table(tables.notices(), TableShapes.NOTICES);
        provision.table(tables.counts(), TableShapes.TRACK_COUNTS);
        return tables;
    }

    /// What transcribing keeps in buckets.
    record Archive(AwsClients clients, String audio, String debug) {
        Uploads uploads() {
            return wiring().uploads(audio);
        }

        Transcripts transcripts() {
            return wiring().transcripts(audio);
        }

        EvidenceRoom room() {
            return wiring().evidenceRoom(debug, audio);
        }

        byte[] evidence(String key) {
            try (var s3 = clients.s3()) {
                return s3.getObjectAsBytes(get -> get.bucket(debug).key(key)).asByteArray();
            }
        }

        String ownerOfEvidence(String key) {
            try (var s3 = clients.s3()) {
                var written = s3.headObject(head -> head.bucket(debug).key(key)).metadata().get("owner");
                return URLDecoder.decode(String.valueOf(written), StandardCharsets.UTF_8);
            }
        }

        private AwsWiring wiring() {
            return new AwsWiring(clients, Thread::sleep);
        }
    }

    Archive archive() {
        var archive = new Archive(clients, "audio-" + SampleSounds.newId(), "debug-" + SampleSounds.newId());
        new Provision(clients).bucket(archive.audio());
        new Provision(clients).bucket(archive.debug());
        return archive;
    }

    HostGate hostGate(InstantSource clock) {
        var table = newTable();
        new Provision(clients).table(table, TableShapes.CLAIMS);
        return new DynamoHostGate(clients.dynamoDb(), table, clock, new SecureRandom());
    }

    /// A bucket for tracks.
    record Tracks(AwsWiring wiring, String bucket) {
        TrackBytes bytes() {
            return wiring.trackBytes(bucket);
        }

        TrackUploads uploads() {
            return wiring.trackUploads(bucket);
        }
    }

    Tracks tracks() {
        var tracks = new Tracks(wiring(), "audio-" + SampleSounds.newId());
        new Provision(clients).bucket(tracks.bucket());
        return tracks;
    }

    Line queue() {
        try (var sqs = clients.sqs()) {
            var made = sqs.createQueue(request -> request.queueName("retry-" + SampleSounds.newId()));
            return new Line(wiring(), clients, made.queueUrl());
        }
    }

    static String newTable() {
        return "t-" + SampleSounds.newId();
    }

    /// A queue from both ends.
    record Line(AwsWiring wiring, AwsClients clients, String url) {

        RetryQueue sending() {
            return wiring.retryQueue(url);
        }

        ArchiveQueue sendingForTracks() {
            return wiring.archiveQueue(url);
        }

        TranscribeQueue sendingForTranscriptions() {
            return wiring.transcribeQueue(url);
        }

        Optional<Message> receive(Duration wait) {
            return receiveText(wait).map(RetryMessages::decode);
        }

        Optional<String> receiveText(Duration wait) {
            try (var sqs = clients.sqs()) {
                var deadline = System.nanoTime() + wait.toNanos();
                do {
                    // Shorter than the client's own limit on one call.
                    var seconds = wait.isZero() ? 0 : 1;
                    var messages = sqs.receiveMessage(get -> get.queueUrl(url).waitTimeSeconds(seconds).maxNumberOfMessages(1)).messages();
                    for (var message : messages) {
                        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
                        return Optional.of(message.body());
                    }
                } while (System.nanoTime() < deadline);
                return Optional.empty();
            }
        }
    }
}
