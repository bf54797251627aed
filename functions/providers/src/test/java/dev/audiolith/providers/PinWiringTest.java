package dev.audiolith.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.Failure;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.pinata.PinataLegacyPinner;
import dev.audiolith.providers.pinata.PinataPinner;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.pin.PinRequests;
import dev.audiolith.testkit.time.ManualClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PinWiringTest {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final String[] EVERYTHING = {"PINATA_JWT", "jwt", "WEB3_STORAGE_TOKEN", "token", "WEB3_STORAGE_URL",
            "http://127.0.0.1:1", "INFURA_PROJECT_ID", "id",
            "INFURA_PROJECT_SECRET", "secret", "INFURA_IPFS_URL", "http://127.0.0.1:1", "FILEBASE_RPC_TOKEN", "token", "KUBO_RPC_URL",
            "http://127.0.0.1:1"};

    @RegisterExtension
    final Servers servers = new Servers();

    @Test
    void everything_configured_is_asked_in_the_default_order() {
        assertThat(names(EVERYTHING)).containsExactly("pinata", "web3storage", "infura", "filebase", "kubo");
    }

    @Test
    void the_order_is_a_setting() {
        assertThat(names(with(EVERYTHING, "PIN_PROVIDERS", " kubo, pinata "))).containsExactly("kubo", "pinata");
    }

    @Test
    void providers_without_credentials_or_address_are_left_out() {
        assertThat(names("KUBO_RPC_URL", "http://127.0.0.1:1", "WEB3_STORAGE_TOKEN", "t", "INFURA_PROJECT_ID", "i", "INFURA_PROJECT_SECRET",
                "s"))
                .containsExactly("kubo");
    }

    @Test
    void an_unknown_name_stops_the_start_by_name() {
        assertMisconfigured("PIN_PROVIDERS", with(EVERYTHING, "PIN_PROVIDERS", "pinata,nft.storage"));
    }

    @Test
    void nobody_left_stops_the_start() {
        assertMisconfigured("PIN_PROVIDERS", "PIN_PROVIDERS", "pinata");
    }

    @Test
    void half_a_pair_of_keys_stops_the_start_naming_the_other() {
        assertMisconfigured("PINATA_SECRET_API_KEY", "PINATA_API_KEY", "key");
        assertMisconfigured("INFURA_PROJECT_ID", "INFURA_IPFS_URL", "http://127.0.0.1:1", "INFURA_PROJECT_SECRET", "s");
    }

    @Test
    void a_key_that_no_header_can_carry_stops_the_start_without_showing_it() {
        assertThatThrownBy(() -> wiring("PINATA_JWT", "abc\r\nX-Evil: 1")).isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("PINATA_JWT ")
                .hasMessageNotContaining("abc");
    }

    @Test
    void the_credentials_choose_pinatas_api() {
        assertThat(wiring("PINATA_JWT", "jwt", "PINATA_API_KEY", "k", "PINATA_SECRET_API_KEY", "s").pinners()).singleElement()
                .isInstanceOf(PinataPinner.class);
        assertThat(wiring("PINATA_API_KEY", "k", "PINATA_SECRET_API_KEY", "s").pinners()).singleElement()
                .isInstanceOf(PinataLegacyPinner.class);
    }

    @Test
    void attempts_and_waits_are_settings() {
        var server = servers.playing(Behaviour.html(503));
        var clock = new ManualClock();
        var chain = wiring("KUBO_RPC_URL", server.url().toString(), "PIN_ATTEMPTS", "2", "PIN_BACKOFF_MILLIS", "100").chain(clock,
                new Random(1), new Triage(new FakeProviderHealth(), clock));
        var report = chain.pin(PinRequests.of(10), clock.in(Duration.ofSeconds(20)));
        assertThat(report.attempts()).isEqualTo(2);
        assertThat(report.failures()).extracting(Failure::by).containsOnly("kubo");
        assertThat(clock.sleeps()).singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(80), Duration.ofMillis(120)));
    }

    @Test
    void three_attempts_a_second_apart_are_the_default() {
        var server = servers.playing(Behaviour.html(503));
        var clock = new ManualClock();
        wiring("KUBO_RPC_URL", server.url().toString()).chain(clock, new Random(1), new Triage(new FakeProviderHealth(), clock)).pin(
                PinRequests.of(10),
                clock.in(Duration.ofSeconds(20)));
        assertThat(clock.sleeps()).hasSize(2).first()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200)));
    }

    @Test
    void listed_gateways_come_before_all_others() {
        assertThat(link("pinata", with(EVERYTHING, "IPFS_GATEWAY_URLS", "https://one.example,https://two.example")))
                .startsWith("https://one.example/ipfs/bafk");
    }

    @Test
    void pinatas_gateway_leads_to_what_pinata_keeps() {
        assertThat(link("pinata", EVERYTHING)).startsWith("https://gateway.pinata.cloud/ipfs/");
        assertThat(link("pinata", with(EVERYTHING, "PINATA_GATEWAY_URL", "https://mine.mypinata.cloud/")))
                .startsWith("https://mine.mypinata.cloud/ipfs/");
    }

    @Test
    void the_nodes_gateway_leads_to_what_has_none_of_its_own() {
        var settings = with(EVERYTHING, "KUBO_GATEWAY_URL", "http://127.0.0.1:8080");
        assertThat(link("filebase", settings)).startsWith("http://127.0.0.1:8080/ipfs/");
        assertThat(link("kubo", settings)).startsWith("http://127.0.0.1:8080/ipfs/");
        assertThat(link("pinata", settings)).startsWith("https://gateway.pinata.cloud/ipfs/");
    }

    @Test
    void without_a_node_the_first_providers_gateway_leads_to_all() {
        assertThat(link("filebase", EVERYTHING)).startsWith("https://gateway.pinata.cloud/ipfs/");
    }

    @Test
    void no_gateway_at_all_stops_the_start() {
        assertThatThrownBy(() -> wiring("FILEBASE_RPC_TOKEN", "t").gateways()).isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("IPFS_GATEWAY_URLS ");
    }

    @Test
    void one_copy_without_a_check_is_the_default() {
        assertThat(wiring(EVERYTHING).upkeep()).isEqualTo(new Upkeep(1, false));
        assertThat(wiring(with(with(EVERYTHING, "PIN_COPIES", "2"), "PIN_CHECK", "true")).upkeep()).isEqualTo(new Upkeep(2, true));
    }

    @Test
    void more_copies_than_there_are_providers_stop_the_start() {
        assertThatThrownBy(() -> wiring("PINATA_JWT", "jwt", "PIN_COPIES", "2").upkeep()).isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("PIN_COPIES ");
        assertThatThrownBy(() -> wiring("PINATA_JWT", "jwt", "PIN_COPIES", "0").upkeep()).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> wiring("PINATA_JWT", "jwt", "PIN_CHECK", "yes").upkeep()).isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("PIN_CHECK ");
    }

    @Test
    void every_listed_gateway_is_a_way_to_a_sound_in_order() {
        var cid = PinRequests.of(10).cid();
        assertThat(wiring(with(EVERYTHING, "IPFS_GATEWAY_URLS", "https://one.example,https://two.example")).gateways().links(cid,
                List.of("kubo")))
                .extracting(URI::getHost).containsExactly("one.example", "two.example");
        assertThat(wiring(with(EVERYTHING, "KUBO_GATEWAY_URL", "http://127.0.0.1:8080")).gateways().links(cid, List.of("kubo", "pinata")))
                .extracting(URI::getHost).containsExactly("127.0.0.1", "gateway.pinata.cloud");
    }

    private static PinWiring wiring(String... settings) {
        return new PinWiring(Settings.of(settings), CLIENT);
    }

    private static List<String> names(String... settings) {
        return wiring(settings).pinners().stream().map(Pinner::name).toList();
    }

    private static String link(String provider, String... settings) {
        return wiring(settings).gateways().link(PinRequests.of(10).cid(), provider).toString();
    }

    private static void assertMisconfigured(String variable, String... settings) {
        assertThatThrownBy(() -> wiring(settings)).isInstanceOf(Misconfigured.class).hasMessageStartingWith(variable + " ");
    }

    private static String[] with(String[] some, String name, String value) {
        var all = Arrays.copyOf(some, some.length + 2);
        all[some.length] = name;
        all[some.length + 1] = value;
        return all;
    }
}
