package dev.audiolith.aws;

import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Announcements;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.PatientHostGate;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.Tracks;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Transcripts;
import dev.audiolith.transcript.Uploads;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Puts the adapters together from the environment; a door makes one while it starts.
///
/// On AWS the SDK finds and renews its own credentials, also after a SnapStart restore. Where an endpoint is overridden, as in
/// the local run, they are the fixed ones of the given environment, so that one process can serve several of them.
public final class AwsWiring {
    private static final Duration FIRST_CONFLICT = Duration.ofMillis(20);
    private static final Duration LONGEST_CONFLICT = Duration.ofMillis(200);
    private static final int TRIES_TO_ENTER = 6;

    private final AwsClients clients;
    private final Sleeper sleeper;

    public AwsWiring(AwsClients clients, Sleeper sleeper) {
        this.clients = clients;
        this.sleeper = sleeper;
    }

    public static AwsWiring from(Env env) {
        return new AwsWiring(clients(env), Thread::sleep);
    }

    public static AwsClients clients(Env env) {
        return new AwsClients(Region.of(env.text("AWS_REGION")), credentials(env), Endpoints.from(env));
    }

    /// The environment, and what the secret named by `SECRETS_ID` adds to it.
    public static Env withSecrets(Env env) {
        return SecretsEnv.over(env, id -> {
            try (var secrets = clients(env).secrets()) {
                return StorageCall.to("read the secret",
                        () -> Optional.ofNullable(secrets.getSecretValue(get -> get.secretId(id)).secretString())
                                .orElse(""));
            }
        }, InstantSource.system());
    }

    public Sounds sounds(String table) {
        return new DynamoSounds(clients.dynamoDb(), table);
    }

    public Claims claims(String table, String soundsTable) {
        var dynamo = clients.dynamoDb();
        return new DynamoClaims(dynamo, table, new Settling(new Transaction(dynamo, conflicts(), sleeper), table, soundsTable));
    }

    public ProviderHealth providerHealth(String claimsTable) {
        return new DynamoProviderHealth(clients.dynamoDb(), claimsTable);
    }

    public SoundBytes soundBytes(String bucket) {
        return new S3SoundBytes(clients.s3(), clients.presigner(), bucket);
    }

    public RetryQueue retryQueue(String url) {
        return new SqsRetryQueue(clients.sqs(), url);
    }

    public Orders orders(String soundsTable) {
        return new DynamoOrders(clients.dynamoDb(), soundsTable);
    }

    public OrderedSpeech orderedSpeech(String bucket) {
        return new S3OrderedSpeech(clients.s3(), bucket);
    }

    public SpeakQueue speakQueue(String url) {
        return new SqsSpeakQueue(clients.sqs(), url);
    }

    public Announcements announcements(String url) {
        return new SqsAnnouncements(clients.sqs(), url);
    }

    public Transcriptions transcriptions(String table) {
        return new DynamoTranscriptions(clients.dynamoDb(), table);
    }

    public Uploads uploads(String bucket) {
        return new S3Uploads(clients.s3(), clients.presigner(), bucket);
    }

    public Transcripts transcripts(String bucket) {
        return new S3Transcripts(clients.s3(), bucket);
    }

    /// Recordings are copied from the bucket they were uploaded to.
    public EvidenceRoom evidenceRoom(String debugBucket, String uploadsBucket) {
        return new S3EvidenceRoom(clients.s3(), clients.presigner(), debugBucket, uploadsBucket, !clients.isS3Emulated());
    }

    public TranscribeQueue transcribeQueue(String url) {
        return new SqsTranscribeQueue(clients.sqs(), url);
    }

    public Tracks tracks(TrackTables tables) {
        return new DynamoTracks(clients.dynamoDb(), tables, conflicts(), sleeper);
    }

    /// For those who need to know no more than what a track is.
    public Function<TrackId, Optional<Track>> trackFinder(String table) {
        var dynamo = clients.dynamoDb();
        return new TrackReading(dynamo, table, new BatchRead(dynamo, conflicts(), sleeper))::find;
    }

    public TrackBytes trackBytes(String bucket) {
        return new S3TrackBytes(clients.s3(), clients.presigner(), bucket, InstantSource.system());
    }

    public TrackUploads trackUploads(String bucket) {
        return new S3TrackUploads(clients.s3(), clients.presigner(), bucket, InstantSource.system());
    }

    public ArchiveQueue archiveQueue(String url) {
        return new SqsArchiveQueue(clients.sqs(), url);
    }

    public HostGate hostGate(String claimsTable) {
        var gate = new DynamoHostGate(clients.dynamoDb(), claimsTable, InstantSource.system(), new SecureRandom());
        return new PatientHostGate(gate, TRIES_TO_ENTER, new Backoff(DynamoHostGate.INTERVAL, LONGEST_CONFLICT, new SecureRandom()),
                sleeper);
    }

    public Redrive redrive() {
        return new Redrive(clients.sqs());
    }

    /// Of transactions that want the same items: over as soon as one of them has them.
    private static Backoff conflicts() {
        return new Backoff(FIRST_CONFLICT, LONGEST_CONFLICT, new SecureRandom());
    }

    private static AwsCredentialsProvider credentials(Env env) {
        return Endpoints.from(env).isAnySet()
                ? StaticCredentialsProvider
                        .create(AwsBasicCredentials.create(env.text("AWS_ACCESS_KEY_ID"), env.text("AWS_SECRET_ACCESS_KEY")))
                : DefaultCredentialsProvider.builder().build();
    }
}
