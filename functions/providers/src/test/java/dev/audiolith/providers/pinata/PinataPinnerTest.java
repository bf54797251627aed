package dev.audiolith.providers.pinata;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PinataPinnerTest implements WirePinnerContract {
    private static final HttpClient CLIENT = Exchange.newClient();

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public Pinner pinnerAt(URI base) {
        return new PinataPinner(CLIENT, base, Secret.of(Settings.of("PINATA_JWT", KEY), "PINATA_JWT"));
    }

    @Override
    public Cid addressOf(ReceivedRequest request) {
        return PinRequests.rootIn(request.file());
    }

    @Override
    public String yes(String cid) {
        return "{\"data\":{\"id\":\"0195f815-5c5e\",\"name\":\"x\",\"cid\":\"" + cid + "\",\"size\":1,\"is_duplicate\":true}}";
    }

    @Test
    void the_archive_goes_to_the_public_network_whole() throws IOException {
        var server = servers.playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString())));
        var request = PinRequests.of(1_200_000);
        assertThat(pinnerAt(server.url()).pin(request, soon())).isEqualTo(new PinOutcome.Pinned("pinata", Optional.of("0195f815-5c5e")));
        var sent = server.onlyRequest();
        assertThat(sent.target()).isEqualTo("/v3/files");
        assertThat(sent.header("authorization")).contains("Bearer " + KEY);
        assertThat(sent.header("content-type")).hasValueSatisfying(type -> assertThat(type).startsWith("multipart/form-data; boundary="));
        assertThat(sent.body()).contains("name=\"network\"\r\n\r\npublic\r\n", "name=\"car\"\r\n\r\ntrue\r\n",
                "name=\"name\"\r\n\r\nsound-1\r\n",
                "filename=\"sound-1.car\"");
        try (var car = request.openCar()) {
            assertThat(sent.file()).isEqualTo(car.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"401,INVALID_CREDENTIALS,UNAUTHORIZED", "403,API_KEY_REVOKED,UNAUTHORIZED", "403,NO_SCOPES_FOUND,FORBIDDEN",
            "403,over_free_limit,QUOTA_EXHAUSTED",
            "400,KEYS_MUST_BE_STRINGS,INVALID_INPUT"})
    void its_own_reasons_are_known(int status, String reason, FailureKind kind) {
        var server = servers.playing(Behaviour.json(status, "{\"error\":{\"reason\":\"" + reason + "\",\"details\":\"...\"}}"));
        assertThat(pinnerAt(server.url()).pin(PinRequests.of(10), soon())).isInstanceOfSatisfying(PinOutcome.NotPinned.class, not -> {
            assertThat(not.failure().kind()).isEqualTo(kind);
            assertThat(not.failure().message()).isEqualTo("pinata answered " + status + " (" + reason + ")");
        });
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
