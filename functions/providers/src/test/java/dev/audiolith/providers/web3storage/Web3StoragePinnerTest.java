package dev.audiolith.providers.web3storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Cid;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Web3StoragePinnerTest implements WirePinnerContract {
    private static final HttpClient CLIENT = Exchange.newClient();

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public Pinner pinnerAt(URI base) {
        return new Web3StoragePinner(CLIENT, base, Secret.of(Settings.of("WEB3_STORAGE_TOKEN", KEY), "WEB3_STORAGE_TOKEN"));
    }

    @Override
    public Cid addressOf(ReceivedRequest request) {
        return PinRequests.rootIn(request.bytes());
    }

    @Override
    public String yes(String cid) {
        return "{\"cid\":\"" + cid + "\",\"carCid\":\"bagbaiera\"}";
    }

    @Test
    void the_archive_is_the_whole_body() throws IOException {
        var server = servers.playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString())), Behaviour.html(404));
        var request = PinRequests.of(1_200_000);
        assertThat(pinnerAt(server.url()).pin(request, soon())).isInstanceOf(PinOutcome.Pinned.class);
        assertThat(server.requests()).extracting(ReceivedRequest::target).containsExactly("/car", "/status/" + request.cid());
        var sent = server.requests().getFirst();
        assertThat(sent.target()).isEqualTo("/car");
        assertThat(sent.header("authorization")).contains("Bearer " + KEY);
        assertThat(sent.header("content-type")).contains("application/vnd.ipld.car");
        try (var car = request.openCar()) {
            assertThat(sent.bytes()).isEqualTo(car.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"410,ERROR_FEATURE_HAS_BEEN_SUNSET,RETIRED", "400,ERROR_FEATURE_HAS_BEEN_SUNSET,RETIRED", "503,ERROR_MAINTENANCE,BUSY",
            "401,ERROR_TOKEN_NOT_FOUND,UNAUTHORIZED", "403,ERROR_ACCOUNT_RESTRICTED,FORBIDDEN", "400,ERROR_INVALID_CAR,INVALID_INPUT"})
    void its_own_codes_are_known(int status, String code, FailureKind kind) {
        var server = servers.playing(Behaviour.json(status, "{\"code\":\"" + code + "\",\"message\":\"...\"}"));
        assertThat(pinnerAt(server.url()).pin(PinRequests.of(10), soon())).isInstanceOfSatisfying(PinOutcome.NotPinned.class,
                not -> assertThat(not.failure().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void a_server_without_archives_gets_the_bare_file(int status) throws IOException {
        var request = PinRequests.of(1_200_000);
        var server = servers.playing(Behaviour.html(status), Behaviour.json(200, yes(request.cid().toString())), Behaviour.html(404));
        assertThat(pinnerAt(server.url()).pin(request, soon())).isInstanceOf(PinOutcome.Pinned.class);
        assertThat(server.requests()).extracting(ReceivedRequest::target).containsExactly("/car", "/upload", "/status/" + request.cid());
        var sent = server.requests().get(1);
        assertThat(sent.header("authorization")).contains("Bearer " + KEY);
        assertThat(sent.header("x-name")).contains("sound-1");
        try (var file = request.source().open()) {
            assertThat(sent.bytes()).isEqualTo(file.readAllBytes());
        }
    }

    @Test
    void a_successors_receipt_that_writes_are_off_means_the_end() {
        var receipt = "[{\"p\":{\"out\":{\"error\":{\"name\":\"ServiceUnavailable\",\"message\":\"capability is currently disabled\"}}}}]";
        assertThat(pinnerAt(servers.playing(Behaviour.json(200, receipt)).url()).pin(PinRequests.of(10), soon()))
                .isInstanceOfSatisfying(PinOutcome.NotPinned.class,
                        not -> assertThat(not.failure().kind()).isEqualTo(FailureKind.RETIRED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[{'status':'PinError'},{'status':'Unpinned'}] | BUSY",
            "[{'status':'PinError'},{'status':'Pinning'}] |",
            "[{'status':'PinQueued'}] |", "[] |", "'nonsense' |"})
    void only_a_status_that_contradicts_it_takes_a_yes_back(String pins, @Nullable FailureKind failure) {
        var request = PinRequests.of(10);
        var status = "{\"cid\":\"" + request.cid() + "\",\"pins\":" + pins.replace('\'', '"') + "}";
        var server = servers.playing(Behaviour.json(200, yes(request.cid().toString())), Behaviour.json(200, status));
        var outcome = pinnerAt(server.url()).pin(request, soon());
        if (failure == null) {
            assertThat(outcome).isInstanceOf(PinOutcome.Pinned.class);
        } else {
            assertThat(outcome).isInstanceOfSatisfying(PinOutcome.NotPinned.class,
                    not -> assertThat(not.failure().kind()).isEqualTo(failure));
        }
    }

    @Test
    void the_status_of_something_else_takes_a_yes_back() {
        var request = PinRequests.of(10);
        var server = servers.playing(Behaviour.json(200, yes(request.cid().toString())),
                Behaviour.json(200, yes(PinRequests.of(5).cid().toString())));
        assertThat(pinnerAt(server.url()).pin(request, soon())).isInstanceOf(PinOutcome.NotPinned.class);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
