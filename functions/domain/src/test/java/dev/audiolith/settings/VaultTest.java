package dev.audiolith.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VaultTest {
    private final Map<String, String> held = new HashMap<>(Map.of("A", "1", "B", "2", "C", " "));
    private int looks;

    private final Env env = new Env(Map.of("A", "mine", "B", " ")).over(new Vault() {
        @Override
        public Map<String, String> variables() {
            return held;
        }

        @Override
        public void readAgain() {
            looks++;
        }
    });

    @Test
    void what_is_set_in_the_environment_itself_wins() {
        assertThat(env.find("A")).contains("mine");
        assertThat(env.find("B")).contains("2");
        assertThat(env.find("C")).isEmpty();
    }

    @Test
    void what_was_replaced_is_seen_by_whoever_asks_again() {
        held.put("B", "3");
        assertThat(env.text("B")).isEqualTo("3");
    }

    @Test
    void whoever_was_refused_has_it_looked_at() {
        env.readAgain();
        assertThat(looks).isEqualTo(1);
        new Env(Map.of()).readAgain();
    }
}
