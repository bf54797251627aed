package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.local.pumps.DynamoStream;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import dev.audiolith.testkit.sound.SampleSounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class EmbeddedStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String table = Server.newTable();
    private final Sounds sounds = Embedded.server().sounds(table);
    private final DynamoDbStreamsClient client = DynamoDbStreamsClient.builder().endpointOverride(Embedded.aws().dynamodb())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALKEY", "localsecret")))
            .httpClient(UrlConnectionHttpClient.create()).build();

    @TempDir
    private Path folder;
    private Instant now = Instant.parse("2026-01-20T00:00:00Z");
    private Duration step = Duration.ZERO;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void what_was_dealt_with_does_not_come_again_after_a_restart() throws IOException {
        var before = List.of(added(), added(), added());
        var stream = stream();
        assertThat(read(stream, 3)).containsExactlyElementsOf(before);
        // Asking for more says that these have been dealt with.
        assertThat(stream.next()).isEmpty();

        var later = added();
        assertThat(read(stream(), 1)).containsExactly(later);
    }

    @Test
    void what_was_only_handed_out_comes_again() throws IOException {
        var first = added();
        assertThat(read(stream(), 1)).containsExactly(first);
        assertThat(read(stream(), 1)).containsExactly(first);
    }

    @Test
    void a_stream_that_takes_long_to_look_into_is_left_alone_for_longer() throws IOException {
        var first = added();
        var stream = stream();
        assertThat(read(stream, 1)).containsExactly(first);
        var second = added();

        step = Duration.ofSeconds(1);
        assertThat(read(stream, 1)).containsExactly(second);
        step = Duration.ZERO;
        var third = added();
        now = now.plusSeconds(2);
        assertThat(stream.next()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(read(stream, 1)).containsExactly(third);
    }

    /// A clock that goes on by [#step] each time it is looked at.
    private Instant look() {
        var seen = now;
        now = now.plus(step);
        return seen;
    }

    private SoundId added() {
        var id = SampleSounds.newId();
        assertThat(sounds.putIfAbsent(SampleSounds.temporary(id))).isTrue();
        return id;
    }

    private DynamoStream stream() throws IOException {
        var arn = client.listStreams(request -> request.tableName(table)).streams().getFirst().streamArn();
        return new DynamoStream(client, arn, folder.resolve("place"), this::look);
    }

    private static List<SoundId> read(DynamoStream stream, int count) {
        var ids = new ArrayList<SoundId>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ids.size() < count && System.nanoTime() < deadline) {
            for (var record : stream.next()) {
                record.dynamodb().keys().values().forEach(key -> ids.add(new SoundId(key.s())));
            }
        }
        return ids;
    }
}
