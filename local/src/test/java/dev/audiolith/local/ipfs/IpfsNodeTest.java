package dev.audiolith.local.ipfs;

import static dev.audiolith.local.Calls.get;
import static dev.audiolith.local.Calls.head;
import static dev.audiolith.local.Calls.post;
import static dev.audiolith.local.Calls.text;
import static dev.audiolith.local.Calls.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.CarInputStream;
import dev.audiolith.content.Cid;
import dev.audiolith.content.CidHasher;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpfsNodeTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path home;

    private Loopback rpc;
    private Loopback gateway;

    @BeforeEach
    void start() throws Exception {
        var node = IpfsNode.in(home);
        rpc = Loopback.start(Loopback.ANY_PORT, new KuboRpc(node));
        gateway = Loopback.start(Loopback.ANY_PORT, new IpfsGateway(node));
    }

    @AfterEach
    void stop() {
        rpc.close();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB, MIB + 1, 10 * MIB})
    void an_added_file_has_our_address_and_every_range_of_it_is_served(int size) throws Exception {
        var file = bytes(size);
        var added = Json.read(text(upload(api("add?cid-version=1&chunker=size-262144"), file)));
        assertThat(added.path("Hash").asText()).isEqualTo(address(file).toString());
        assertThat(added.path("Size").asText()).isEqualTo(String.valueOf(size));

        assertThat(get(ipfs(address(file))).body()).isEqualTo(file);
        for (var from = 0; from < size; from += Math.max(1, size / 7)) {
            var to = Math.min(size - 1, from + MIB + 3);
            var part = get(ipfs(address(file)), "Range", "bytes=" + from + "-" + to);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes " + from + "-" + to + "/" + size);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file, from, to + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB, MIB + 1, 10 * MIB})
    void an_imported_archive_is_pinned_under_its_root(int size) throws Exception {
        var file = bytes(size);
        var answer = upload(api("dag/import?pin-roots=true&stats=true"), car(file));
        var root = Json.read(text(answer).lines().findFirst().orElseThrow()).path("Root");
        assertThat(root.path("Cid").path("/").asText()).isEqualTo(address(file).toString());
        assertThat(root.path("PinErrorMsg").asText()).isEmpty();
        assertThat(post(api("pin/ls?type=recursive&arg=" + address(file)), "").statusCode()).isEqualTo(200);
        assertThat(post(api("cat?offset=0&arg=" + address(file)), "").body()).isEqualTo(file);
    }

    @Test
    void a_tampered_block_is_refused() throws Exception {
        var archive = car(bytes(MIB + 1));
        archive[archive.length / 2] ^= 1;
        var answer = upload(api("dag/import"), archive);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Json.read(text(answer)).path("Type").asText()).isEqualTo("error");
    }

    @Test
    void an_archive_that_lacks_a_block_is_not_pinned() throws Exception {
        var file = bytes(MIB + 1);
        var whole = car(file);
        // The second leaf is one byte: length, address, the byte itself.
        var header = 59;
        var firstLeaf = 3 + Cid.BYTES + MIB;
        var secondLeaf = 1 + Cid.BYTES + 1;
        var archive = new byte[whole.length - secondLeaf];
        System.arraycopy(whole, 0, archive, 0, header + firstLeaf);
        System.arraycopy(whole, header + firstLeaf + secondLeaf, archive, header + firstLeaf, archive.length - header - firstLeaf);

        var answer = upload(api("dag/import?pin-roots=true"), archive);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.read(text(answer)).path("Root").path("PinErrorMsg").asText()).contains("not found");
        assertThat(text(post(api("pin/ls?arg=" + address(file)), ""))).contains("is not pinned");
    }

    @Test
    void a_truncated_archive_is_refused() throws Exception {
        var archive = car(bytes(1000));
        assertThat(upload(api("dag/import"), Arrays.copyOf(archive, archive.length - 1)).statusCode()).isEqualTo(500);
    }

    @Test
    void only_hash_keeps_nothing() throws Exception {
        var file = bytes(5000);
        assertThat(text(upload(api("add?only-hash=true"), file))).contains(address(file).toString());
        assertThat(get(ipfs(address(file))).statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_kept_is_there_after_a_restart() throws Exception {
        var file = bytes(3 * MIB);
        upload(api("add"), file);
        var again = IpfsNode.in(home);
        assertThat(again.isPinned(address(file))).isTrue();
        assertThat(again.length(address(file))).isEqualTo(file.length);
    }

    @Test
    void nothing_is_left_in_scratch() throws Exception {
        upload(api("add"), bytes(100));
        upload(api("dag/import"), bytes(100));
        try (var left = Files.list(home.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_file_of_several_levels_is_read_in_parts() throws Exception {
        // Inner nodes of 1,024 links need a gigabyte; the same reading is shown on a tree made by hand, three levels deep.
        var store = new BlockStore(Files.createDirectories(home.resolve("tree")));
        var tree = new HandMadeTree(store);
        var root = tree.of("abcdefghij", 2);
        var out = new ByteArrayOutputStream();
        new Dag(store).copy(root, 3, 5, out);
        assertThat(out).hasToString("defgh");
        assertThat(new Dag(store).length(root)).isEqualTo(10);
    }

    @Test
    void the_rpc_interface_takes_posts_of_programs_only() throws Exception {
        assertThat(get(api("version")).statusCode()).isEqualTo(405);
        assertThat(post(api("version"), "", "Origin", "http://somewhere.example").statusCode()).isEqualTo(403);
        assertThat(text(post(api("version"), ""))).contains("Version");
        assertThat(post(api("key/list"), "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_gateway_answers_as_gateways_do() throws Exception {
        var file = bytes(2000);
        file[0] = 'I';
        file[1] = 'D';
        file[2] = '3';
        upload(api("add"), file);
        var whole = head(ipfs(address(file)));
        assertThat(whole.headers().firstValue("Content-Length")).contains("2000");
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(whole.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        var etag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(get(ipfs(address(file)), "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(ipfs(address(file)), "Range", "bytes=-5").body()).isEqualTo(Arrays.copyOfRange(file, 1995, 2000));
        assertThat(get(ipfs(address(file)), "Range", "bytes=2000-").statusCode()).isEqualTo(416);
        assertThat(get(ipfs(address(bytes(7)))).statusCode()).isEqualTo(404);
        assertThat(get(gateway.uri().resolve("/ipfs/nonsense")).statusCode()).isEqualTo(400);
    }

    private URI api(String command) {
        return rpc.uri().resolve("/api/v0/" + command);
    }

    private URI ipfs(Cid cid) {
        return gateway.uri().resolve("/ipfs/" + cid);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Cid address(byte[] file) {
        var hasher = new CidHasher();
        hasher.update(file, 0, file.length);
        return hasher.finish();
    }

    private static byte[] car(byte[] file) throws Exception {
        try (var archive = new CarInputStream(new ByteArrayInputStream(file), file.length, address(file))) {
            return archive.readAllBytes();
        }
    }
}
