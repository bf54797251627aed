package dev.audiolith.testkit.pin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.pin.Fetcher.Outcome;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What every way of fetching from a gateway promises: to say truly what came, or why nothing did.
public interface FetcherContract {
    byte[] CONTENT = "what was pinned".repeat(100).getBytes(StandardCharsets.UTF_8);

    Fetcher fetcher();

    /// Where a gateway gives `content`.
    URI giving(byte[] content);

    /// Where a gateway has nothing.
    URI empty();

    @Test
    default void the_whole_is_fetched() {
        assertThat(fetch(giving(CONTENT), CONTENT.length)).isEqualTo(fetched(CONTENT, CONTENT.length));
    }

    @Test
    default void of_a_long_one_only_the_beginning_is_fetched_and_its_length_is_told() {
        assertThat(fetch(giving(CONTENT), 100)).isEqualTo(fetched(Arrays.copyOf(CONTENT, 100), CONTENT.length));
    }

    @Test
    default void what_is_shorter_than_expected_is_told_as_it_is() {
        assertThat(fetch(giving(CONTENT), CONTENT.length + 1L)).isEqualTo(fetched(CONTENT, CONTENT.length));
    }

    @Test
    default void nothing_there_is_said_to_be_nothing() {
        assertFails(empty(), Duration.ofSeconds(20), FailureKind.NOT_FOUND);
    }

    @Test
    default void nobody_is_asked_once_the_time_is_up() {
        assertFails(giving(CONTENT), Duration.ZERO, FailureKind.TIMED_OUT);
    }

    private Outcome fetch(URI link, long most) {
        return fetcher().fetch(link, most, Deadline.after(Duration.ofSeconds(20), InstantSource.system()));
    }

    private void assertFails(URI link, Duration time, FailureKind kind) {
        assertThat(fetcher().fetch(link, CONTENT.length, Deadline.after(time, InstantSource.system())))
                .isInstanceOfSatisfying(Outcome.NotFetched.class, not -> {
                    assertThat(not.failure().kind()).isEqualTo(kind);
                    assertThat(not.failure().by()).isEqualTo(link.getHost());
                });
    }

    private static Outcome.Fetched fetched(byte[] bytes, long total) {
        return new Outcome.Fetched(bytes.length, HexFormat.of().formatHex(Sha256.of(bytes)), total);
    }
}
