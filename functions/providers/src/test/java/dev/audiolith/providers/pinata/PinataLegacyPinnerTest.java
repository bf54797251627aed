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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PinataLegacyPinnerTest implements WirePinnerContract {
    private static final HttpClient CLIENT = Exchange.newClient();

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public Pinner pinnerAt(URI base) {
        var env = Settings.of("PINATA_API_KEY", KEY + "-name", "PINATA_SECRET_API_KEY", KEY);
        return new PinataLegacyPinner(CLIENT, base, Secret.of(env, "PINATA_API_KEY"), Secret.of(env, "PINATA_SECRET_API_KEY"));
    }

    @Override
    public Cid addressOf(ReceivedRequest request) {
        return PinRequests.address(request.file());
    }

    @Override
    public String yes(String cid) {
        return "{\"IpfsHash\":\"" + cid + "\",\"PinSize\":1,\"Timestamp\":\"2026-11-23T00:00:00Z\"}";
    }

    @Test
    void the_file_itself_is_sent_since_it_takes_no_archive() throws IOException {
        var server = servers.playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString())));
        var request = PinRequests.of(200_000);
        assertThat(pinnerAt(server.url()).pin(request, soon())).isInstanceOf(PinOutcome.Pinned.class);
        var sent = server.onlyRequest();
        assertThat(sent.target()).isEqualTo("/pinning/pinFileToIPFS");
        assertThat(sent.header("pinata_api_key")).contains(KEY + "-name");
        assertThat(sent.header("pinata_secret_api_key")).contains(KEY);
        assertThat(sent.header("authorization")).isEmpty();
        assertThat(sent.body()).contains("name=\"pinataOptions\"\r\n\r\n{\"cidVersion\":1}\r\n");
        try (var file = request.source().open()) {
            assertThat(sent.file()).isEqualTo(file.readAllBytes());
        }
    }

    @Test
    void a_file_it_cuts_its_own_way_is_not_pinned_under_our_address() {
        var server = servers.playing(Behaviour.json(200, yes(PinRequests.of(6).cid().toString())));
        assertThat(pinnerAt(server.url()).pin(PinRequests.of(2_000_000), soon())).isInstanceOfSatisfying(PinOutcome.NotPinned.class,
                not -> {
                    assertThat(not.failure().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
                    assertThat(not.failure().message()).isEqualTo("pinata addresses the sound differently");
                });
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
