package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.aws.Endpoints;
import dev.audiolith.aws.TableShapes;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.SoundBytes.Notes;
import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.testkit.sound.SampleSounds;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedAwsTest {
    @TempDir
    Path home;

    @Test
    void it_starts_with_the_tables_streams_bucket_and_queue_of_the_service() {
        var clients = Embedded.server().clients();
        try (var dynamo = clients.dynamoDb(); var s3 = clients.s3(); var sqs = clients.sqs()) {
            assertThat(dynamo.listTables().tableNames()).contains("sounds", "claims");
            assertThat(dynamo.describeTable(get -> get.tableName("sounds")).table().latestStreamArn()).isNotBlank();
            assertThat(s3.listBuckets().buckets()).extracting(bucket -> bucket.name()).contains(EmbeddedAws.AUDIO_BUCKET);
            assertThat(sqs.getQueueUrl(get -> get.queueName(EmbeddedAws.RETRY_QUEUE)).queueUrl()).isEqualTo(Embedded.aws().retryQueueUrl());
        }
    }

    @Test
    void the_tables_have_the_shapes_that_are_described_once() {
        try (var dynamo = Embedded.server().clients().dynamoDb()) {
            for (var shape : TableShapes.ALL) {
                var table = dynamo.describeTable(get -> get.tableName(shape.name())).table();
                assertThat(table.globalSecondaryIndexes()).extracting(index -> index.indexName())
                        .containsExactlyInAnyOrderElementsOf(shape.indexes().stream().map(index -> index.name()).toList());
            }
        }
    }

    @Test
    void stopped_and_started_again_it_has_what_it_had() throws IOException {
        var sound = SampleSounds.temporary(SampleSounds.newId());
        List<Long> children;
        try (var first = EmbeddedAws.start(home, "LOCALKEY", "localsecret")) {
            children = first.pids();
            Server.at(first.endpoints()).wiring().sounds("sounds").putIfAbsent(sound);
        }
        assertThat(children).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        try (var second = EmbeddedAws.start(home, "LOCALKEY", "localsecret")) {
            assertThat(Server.at(second.endpoints()).wiring().sounds("sounds").find(sound.id())).contains(sound);
        }
    }

    @Test
    void nobody_else_on_the_network_can_reach_it() throws IOException {
        var elsewhere = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).toList();
        var aws = Embedded.aws();
        for (var address : elsewhere) {
            for (var server : List.of(aws.dynamodb(), aws.sqs(), aws.s3())) {
                assertThatThrownBy(() -> connect(address, server)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void the_bucket_wants_the_right_key() {
        var stranger = Server.at(Embedded.aws().endpoints(), "LOCALKEY", "guessed");

        assertThatThrownBy(() -> stranger.wiring().soundBytes(EmbeddedAws.AUDIO_BUCKET).find("any")).isInstanceOf(StorageUnavailable.class)
                .hasMessage("failed to look for a sound's bytes");
    }

    @Test
    void a_server_that_is_gone_is_unavailable_soon() {
        var nobody = Server.at(Endpoints.all(URI.create("http://127.0.0.1:1"))).wiring();
        var began = System.nanoTime();

        assertThatThrownBy(() -> nobody.sounds("sounds").find(SampleSounds.newId())).isInstanceOf(StorageUnavailable.class);
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(8));
    }

    @Test
    void an_upload_that_is_given_up_leaves_no_parts() {
        var server = Embedded.server();
        var broken = SampleAudio.breakingAfter(6 * 1024 * 1024, new IOException("the speech broke off"));
        var bytes = server.wiring().soundBytes(EmbeddedAws.AUDIO_BUCKET);
        assertThatThrownBy(() -> bytes.store("given-up", new Notes("audio/mpeg", 1), broken)).isInstanceOf(IOException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
        try (var s3 = server.clients().s3()) {
            assertThat(s3.listMultipartUploads(list -> list.bucket(EmbeddedAws.AUDIO_BUCKET)).uploads()).isEmpty();
        }
    }

    private static void connect(InetAddress address, URI server) throws IOException {
        new Socket(address, server.getPort()).close();
    }
}
