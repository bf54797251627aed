package dev.audiolith.infra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "ELEVENLABS_API_KEY",
            "PINATA_JWT",
            "PINATA_SECRET_API_KEY",
            "WEB3_STORAGE_TOKEN",
            "INFURA_PROJECT_ID",
            "INFURA_PROJECT_SECRET",
            "FILEBASE_RPC_TOKEN",
            "CLOUDINARY_URL",
            "WEBHOOK_SECRET",
            "ADMIN_API_KEY"
    })
    void a_secret_is_refused(String name) {
        assertThatThrownBy(() -> settings(name, "value"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(name + " is a secret")
                .hasMessageNotContaining("value");
    }

    @Test
    void credentials_inside_a_url_are_a_secret_too() {
        assertThatThrownBy(() -> settings("KUBO_RPC_URL", "https://me:hush@node.example.com"))
                .hasMessageContaining("KUBO_RPC_URL is a secret")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHIVE_ALLOW_PRIVATE_HOSTS", "WEBHOOK_ALLOW_PRIVATE_HOSTS"})
    void what_opens_private_addresses_stays_local(String name) {
        assertThatThrownBy(() -> settings(name, "false")).hasMessageContaining("local runs and tests only");
    }

    @Test
    void a_misspelt_name_is_refused() {
        assertThatThrownBy(() -> settings("PIN_PROVIDER", "pinata")).hasMessageContaining("PIN_PROVIDER is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KUBO_RPC_URL", "KUBO_GATEWAY_URL"})
    void a_node_of_ones_own_may_be_named_and_so_may_its_gateway(String name) {
        assertThatCode(() -> settings(name, "https://node.example.com")).doesNotThrowAnyException();
    }

    @Test
    void an_empty_value_is_refused() {
        assertThatThrownBy(() -> settings("PIN_PROVIDERS", " ")).hasMessageContaining("PIN_PROVIDERS is empty");
    }

    @Test
    void more_than_a_function_can_hold_is_refused() {
        assertThatThrownBy(() -> settings("IPFS_GATEWAY_URLS", "x".repeat(3_000))).hasMessageContaining("bytes");
    }

    private static Settings settings(String name, String value) {
        return new Settings(new TreeMap<>(Map.of(name, value)));
    }
}
