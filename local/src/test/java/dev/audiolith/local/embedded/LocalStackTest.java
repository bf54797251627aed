package dev.audiolith.local.embedded;

import dev.audiolith.aws.ArchiveMessages;
import dev.audiolith.aws.DynamoHostGate;
import dev.audiolith.aws.Endpoints;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.RetryQueue.Message;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.Sounds;
import dev.audiolith.testkit.pin.ProviderHealthContract;
import dev.audiolith.testkit.sound.ClaimsContract;
import dev.audiolith.testkit.sound.OrderedSpeechContract;
import dev.audiolith.testkit.sound.OrdersContract;
import dev.audiolith.testkit.sound.RetryQueueContract;
import dev.audiolith.testkit.sound.SoundBytesContract;
import dev.audiolith.testkit.sound.SoundLinksContract;
import dev.audiolith.testkit.sound.SoundsContract;
import dev.audiolith.aws.TranscribeMessages;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.ArchiveQueueContract;
import dev.audiolith.testkit.track.HostGateContract;
import dev.audiolith.testkit.track.TrackBytesContract;
import dev.audiolith.testkit.track.TrackLinksContract;
import dev.audiolith.testkit.track.TrackListsContract;
import dev.audiolith.testkit.track.TrackStatisticsContract;
import dev.audiolith.testkit.track.TrackUploadLinksContract;
import dev.audiolith.testkit.track.TracksContract;
import dev.audiolith.testkit.transcript.EvidenceLinksContract;
import dev.audiolith.testkit.transcript.EvidenceRoomContract;
import dev.audiolith.testkit.transcript.TranscribeQueueContract;
import dev.audiolith.testkit.transcript.TranscriptionsContract;
import dev.audiolith.testkit.transcript.TranscriptsContract;
import dev.audiolith.testkit.transcript.UploadLinksContract;
import dev.audiolith.testkit.transcript.UploadsContract;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.Tracks;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Transcripts;
import dev.audiolith.transcript.Uploads;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The same contracts over LocalStack, whose authors read AWS's documentation independently of those of the embedded servers.
/// Left out where there is no Docker.
@Testcontainers(disabledWithoutDocker = true)
final class LocalStackTest {
    /// The last one that asks for no account.
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    @Container
    private static final LocalStackContainer LOCAL_STACK = new LocalStackContainer(IMAGE).withServices("dynamodb", "s3", "sqs")
            .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");

    private static Server server() {
        return Server.at(Endpoints.all(LOCAL_STACK.getEndpoint()), LOCAL_STACK.getAccessKey(), LOCAL_STACK.getSecretKey());
    }

    @Nested
    final class sounds implements SoundsContract {
        private final Sounds sounds = server().sounds();

        @Override
        public Sounds sounds() {
            return sounds;
        }
    }

    @Nested
    final class claims implements ClaimsContract {
        private final String soundsTable = Server.newTable();
        private final Sounds sounds = server().sounds(soundsTable);
        private final Claims claims = server().claims(soundsTable);

        @Override
        public Claims claims() {
            return claims;
        }

        @Override
        public Sounds sounds() {
            return sounds;
        }
    }

    @Nested
    final class health implements ProviderHealthContract {
        private final ProviderHealth health = server().providerHealth();

        @Override
        public ProviderHealth health() {
            return health;
        }
    }

    @Nested
    final class orders implements OrdersContract {
        private final String soundsTable = Server.newTable();
        private final Sounds sounds = server().sounds(soundsTable);
        private final Claims claims = server().claims(soundsTable);

        @Override
        public Orders orders() {
            return server().orders(soundsTable);
        }

        @Override
        public Sounds sounds() {
            return sounds;
        }

        @Override
        public Claims claims() {
            return claims;
        }
    }

    @Nested
    final class orderedSpeech implements OrderedSpeechContract {
        private final OrderedSpeech speech = server().orderedSpeech();

        @Override
        public OrderedSpeech speech() {
            return speech;
        }
    }

    @Nested
    final class bytes implements SoundBytesContract, SoundLinksContract {
        private final SoundBytes bytes = server().soundBytes();

        @Override
        public SoundBytes bytes() {
            return bytes;
        }
    }

    @Nested
    final class tracks implements TracksContract, TrackListsContract, TrackStatisticsContract {
        private final Tracks tracks = server().wiring().tracks(server().trackTables());

        @Override
        public Tracks tracks() {
            return tracks;
        }
    }

    @Nested
    final class queue implements RetryQueueContract {
        private final Server.Line line = server().queue();

        @Override
        public RetryQueue queue() {
            return line.sending();
        }

        @Override
        public Optional<Message> receive(Duration wait) {
            return line.receive(wait);
        }
    }

    @Nested
    final class transcriptions implements TranscriptionsContract {
        private final Transcriptions transcriptions = server().transcriptions();

        @Override
        public Transcriptions transcriptions() {
            return transcriptions;
        }
    }

    @Nested
    final class transcribeQueue implements TranscribeQueueContract {
        private final Server.Line line = server().queue();

        @Override
        public TranscribeQueue queue() {
            return line.sendingForTranscriptions();
        }

        @Override
        public Optional<TranscriptionId> receive(Duration wait) {
            return line.receiveText(wait).map(TranscribeMessages::decode);
        }
    }

    @Nested
    final class uploads implements UploadsContract, UploadLinksContract {
        private final Uploads uploads = server().archive().uploads();

        @Override
        public Uploads uploads() {
            return uploads;
        }
    }

    @Nested
    final class transcripts implements TranscriptsContract {
        private final Transcripts transcripts = server().archive().transcripts();

        @Override
        public Transcripts transcripts() {
            return transcripts;
        }
    }

    @Nested
    final class evidence implements EvidenceRoomContract, EvidenceLinksContract {
        private final Server.Archive archive = server().archive();

        @Override
        public EvidenceRoom room() {
            return archive.room();
        }

        @Override
        public Uploads uploads() {
            return archive.uploads();
        }

        @Override
        public byte[] bytesOf(String key) {
            return archive.evidence(key);
        }

        @Override
        public String ownerOf(String key) {
            return archive.ownerOfEvidence(key);
        }
    }

    @Nested
    final class trackBytes implements TrackBytesContract, TrackLinksContract {
        private final TrackBytes bytes = server().tracks().bytes();

        @Override
        public TrackBytes bytes() {
            return bytes;
        }
    }

    @Nested
    final class trackUploads implements TrackUploadLinksContract {
        private final TrackUploads uploads = server().tracks().uploads();

        @Override
        public TrackUploads uploads() {
            return uploads;
        }
    }

    @Nested
    final class archiveQueue implements ArchiveQueueContract {
        private final Server.Line line = server().queue();

        @Override
        public ArchiveQueue queue() {
            return line.sendingForTracks();
        }

        @Override
        public Optional<TrackId> receive(Duration wait) {
            return line.receiveText(wait).map(ArchiveMessages::decode);
        }
    }

    @Nested
    final class hostGate implements HostGateContract {
        private final ManualClock clock = new ManualClock();
        private final HostGate gate = server().hostGate(clock);

        @Override
        public HostGate gate() {
            return gate;
        }

        @Override
        public ManualClock clock() {
            return clock;
        }

        @Override
        public int places() {
            return DynamoHostGate.PLACES;
        }

        @Override
        public Duration interval() {
            return DynamoHostGate.INTERVAL;
        }
    }
}
