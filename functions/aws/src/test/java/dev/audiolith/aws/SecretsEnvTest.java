package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.testkit.time.ManualClock;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsEnvTest {
    private static final InstantSource CLOCK = new ManualClock();

    @Test
    void without_a_named_secret_none_is_read() {
        var env = new Env(Map.of("A", "1"));

        assertThat(SecretsEnv.over(env, id -> {
            throw new AssertionError("read " + id);
        }, CLOCK)).isSameAs(env);
    }

    @Test
    void what_the_secret_holds_counts_as_set() {
        var env = SecretsEnv.over(new Env(Map.of("SECRETS_ID", "the-secret", "A", "1", "B", "")), id -> {
            assertThat(id).isEqualTo("the-secret");
            return "{\"A\":\"2\",\"B\":\"3\",\"C\":4,\"D\":null}";
        }, CLOCK);

        assertThat(env.text("A")).isEqualTo("1");
        assertThat(env.text("B")).isEqualTo("3");
        assertThat(env.text("C")).isEqualTo("4");
        assertThat(env.find("D")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush-hush", "[\"hush-hush\"]", "\"hush-hush\"", "{\"A\":{\"hush-hush\":1}}", "{\"A\":\"hush-hush"})
    void a_secret_that_is_no_object_of_variables_is_refused_without_showing_it(String secret) {
        assertThatThrownBy(() -> SecretsEnv.over(new Env(Map.of("SECRETS_ID", "the-secret")), _ -> secret, CLOCK))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("SECRETS_ID").hasNoCause().hasMessageNotContainingAny("hush");
    }
}
