package dev.audiolith.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example.com/prod", "https://issuer.example.com/prod/"})
    void its_document_lies_below_its_name_and_the_name_stays_as_it_is(String name) {
        var issuer = Issuer.from(new Env(Map.of("JWT_ISSUER", name)));
        assertThat(issuer.name()).isEqualTo(name);
        assertThat(issuer.discovery()).hasToString("https://issuer.example.com/prod/.well-known/openid-configuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "issuer", "http://issuer.example.com/", "http://localhost/", "http://127.0.0.1.example.com/", "ftp://x/"})
    void a_name_that_leads_nowhere_safe_stops_the_start(String name) {
        assertThatThrownBy(() -> Issuer.from(new Env(Map.of("JWT_ISSUER", name)))).isInstanceOf(Misconfigured.class)
                .hasMessageContaining("JWT_ISSUER");
    }

    @Test
    void on_this_machine_it_may_have_any_name_and_do_without_https() {
        var issuer = Issuer.from(new Env(Map.of("JWT_ISSUER", "audiolith-local", "JWT_DISCOVERY_URL", "http://127.0.0.1:81/d")));
        assertThat(issuer.name()).isEqualTo("audiolith-local");
        assertThat(issuer.keysAt("http://127.0.0.1:81/keys")).isPresent();
        assertThat(issuer.keysAt("http://192.168.0.1/keys")).isEmpty();
    }

    @Test
    void elsewhere_it_may_not() {
        var env = new Env(Map.of("JWT_ISSUER", "https://issuer.example.com/", "JWT_DISCOVERY_URL", "http://issuer.example.com/d"));
        assertThatThrownBy(() -> Issuer.from(env)).isInstanceOf(Misconfigured.class).hasMessageContaining("JWT_DISCOVERY_URL");
    }
}
