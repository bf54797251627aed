package dev.audiolith.providers.kubo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Cid;
import dev.audiolith.content.CidHasher;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.Settings;
import dev.audiolith.providers.WirePinnerContract;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ReceivedRequest;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.pin.PinRequests;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KuboPinnerTest implements WirePinnerContract {
    private static final HttpClient CLIENT = Exchange.newClient();

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public Pinner pinnerAt(URI base) {
        return new KuboPinner("filebase", CLIENT, base, new RpcAccess.Bearer(secret(KEY)));
    }

    @Override
    public Cid addressOf(ReceivedRequest request) {
        return PinRequests.rootIn(request.file());
    }

    @Override
    public String yes(String cid) {
        return root(cid, "");
    }

    @Test
    void the_archive_is_imported_and_its_root_pinned() throws IOException {
        var server = servers.playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString())));
        var request = PinRequests.of(1_200_000);
        assertThat(pinnerAt(server.url()).pin(request, soon())).isEqualTo(new PinOutcome.Pinned("filebase", Optional.empty()));
        assertThat(server.onlyRequest().target()).isEqualTo("/api/v0/dag/import?pin-roots=true&stats=false");
        assertThat(server.onlyRequest().header("authorization")).contains("Bearer " + KEY);
        try (var car = request.openCar()) {
            assertThat(server.onlyRequest().file()).isEqualTo(car.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/v0", "/api/v0/"})
    void its_address_may_be_written_with_or_without_the_api(String path) {
        var server = servers.playing(Behaviour.json(500, "{}"));
        pinnerAt(URI.create(server.url() + path)).pin(PinRequests.of(10), soon());
        assertThat(server.onlyRequest().target()).startsWith("/api/v0/dag/import?");
    }

    @Test
    void a_node_of_ones_own_is_asked_without_a_key() {
        var server = servers.playing(Behaviour.json(500, "{}"));
        new KuboPinner("kubo", CLIENT, server.url(), new RpcAccess.Open()).pin(PinRequests.of(10), soon());
        assertThat(server.onlyRequest().header("authorization")).isEmpty();
    }

    @Test
    void basic_access_sends_the_pair() {
        var server = servers.playing(Behaviour.json(500, "{}"));
        new KuboPinner("infura", CLIENT, server.url(), new RpcAccess.Basic(secret("Aladdin"), secret("opensesame"))).pin(PinRequests.of(10),
                soon());
        assertThat(server.onlyRequest().header("authorization")).contains("Basic QWxhZGRpbjpvcGVuc2VzYW1l");
    }

    @Test
    void a_pin_error_under_200_is_no_pin() {
        var request = PinRequests.of(1000);
        assertThat(failure(request, root(request.cid().toString(), "pin: context canceled"))).isEqualTo(FailureKind.BUSY);
    }

    @Test
    void an_error_after_the_root_outweighs_it() {
        var request = PinRequests.of(1000);
        var text = yes(request.cid().toString()) + "{\"Message\":\"disk full\",\"Code\":0,\"Type\":\"error\"}\n";
        assertThat(failure(request, text)).isEqualTo(FailureKind.BUSY);
    }

    @Test
    void lines_that_end_in_the_middle_are_no_pin() {
        var request = PinRequests.of(1000);
        assertThat(failure(request, yes(request.cid().toString()) + "{\"Stats\":{\"Bloc")).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void statistics_without_a_root_are_no_pin() {
        assertThat(failure(PinRequests.of(1000), "{\"Stats\":{\"BlockCount\":1,\"BlockBytesCount\":1000}}\n"))
                .isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    void statistics_beside_the_root_do_no_harm() {
        var request = PinRequests.of(1000);
        var server = servers.playing(Behaviour.json(200, yes(request.cid().toString()) + "\n{\"Stats\":{\"BlockCount\":1}}\n"));
        assertThat(pinnerAt(server.url()).pin(request, soon())).isInstanceOf(PinOutcome.Pinned.class);
    }

    @Test
    void sixty_four_megabytes_go_up_whole() {
        var bytes = 64L << 20;
        var server = servers.playing(Behaviour.jsonTo(request -> yes(PinRequests.rootIn(request.bytes()).toString())));
        var request = new PinRequest("long", address(bytes), bytes, () -> PinRequests.generated(bytes));
        assertThat(pinnerAt(server.url()).pin(request, Deadline.after(Duration.ofSeconds(60), InstantSource.system())))
                .isInstanceOf(PinOutcome.Pinned.class);
        assertThat(server.onlyRequest().bodyBytes()).isGreaterThan(request.carBytes());
    }

    @Test
    void bytes_that_changed_since_they_were_addressed_are_not_pinned() {
        var server = servers.playing(Behaviour.jsonTo(request -> yes(PinRequests.rootIn(request.bytes()).toString())));
        var request = PinRequests.of(1000);
        var changed = new PinRequest("changed", request.cid(), 1000, () -> PinRequests.generated(1000));
        assertThat(pinnerAt(server.url()).pin(changed, soon())).isInstanceOf(PinOutcome.NotPinned.class);
    }

    private FailureKind failure(PinRequest request, String text) {
        var outcome = pinnerAt(servers.playing(Behaviour.json(200, text)).url()).pin(request, soon());
        assertThat(outcome).isInstanceOf(PinOutcome.NotPinned.class);
        return ((PinOutcome.NotPinned) outcome).failure().kind();
    }

    private static String root(String cid, String error) {
        return "{\"Root\":{\"Cid\":{\"/\":\"" + cid + "\"},\"PinErrorMsg\":\"" + error + "\"}}\n";
    }

    private static Cid address(long bytes) {
        var hasher = new CidHasher();
        var buffer = new byte[1 << 20];
        Arrays.fill(buffer, (byte) 7);
        for (var left = bytes; left > 0; left -= buffer.length) {
            hasher.update(buffer, 0, (int) Math.min(left, buffer.length));
        }
        return hasher.finish();
    }

    private static Secret secret(String value) {
        return Secret.of(Settings.of("NAME", value), "NAME");
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
