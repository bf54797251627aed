package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.SourceFetcher.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What everybody who fetches the files of tracks promises: the whole file or a reason, and never a part of it as if it were all.
public interface SourceFetcherContract {
    Duration LONG = Duration.ofSeconds(20);
    Duration WAIT = Duration.ofSeconds(17);

    SourceFetcher fetcher();

    /// Where a provider gives this file and says how long it is.
    URI giving(byte[] file);

    /// Where a provider gives this file and does not say how long it is.
    URI givingWithoutLength(byte[] file);

    /// Where a provider announces this file and hangs up after `count` bytes of it.
    URI breakingOff(byte[] file, int count);

    /// Where a provider has nothing.
    URI empty();

    /// Where a provider wants us to come back after [#WAIT].
    URI busy();

    /// What may never be fetched, by what its address says.
    URI forbidden();

    @Test
    default void a_file_comes_whole_and_its_length_is_told() throws IOException {
        var file = file(300_000);
        var opened = (Opened.Open) open(giving(file), file.length);
        try (var bytes = opened.bytes()) {
            assertThat(bytes.readAllBytes()).isEqualTo(file);
        }
        assertThat(opened.declaredBytes()).isEqualTo(OptionalLong.of(file.length));
    }

    @Test
    default void a_file_that_does_not_say_how_long_it_is_comes_whole_too() throws IOException {
        var file = file(300_000);
        try (var opened = opened(givingWithoutLength(file), file.length)) {
            assertThat(opened.readAllBytes()).isEqualTo(file);
        }
    }

    @Test
    default void an_empty_file_is_an_empty_file() throws IOException {
        try (var opened = opened(giving(new byte[0]), 10)) {
            assertThat(opened.read()).isEqualTo(-1);
        }
    }

    @Test
    default void a_file_is_read_byte_by_byte_as_well() throws IOException {
        byte[] file = {0, -1, 127, -128};
        try (var opened = opened(giving(file), file.length)) {
            assertThat(new int[]{opened.read(), opened.read(), opened.read(), opened.read(), opened.read(), opened.read()})
                    .containsExactly(0, 255, 127, 128, -1, -1);
        }
    }

    @Test
    default void what_is_announced_as_too_long_is_not_begun() {
        var file = file(1001);
        assertThat(notOpened(giving(file), 1000).kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    default void what_turns_out_too_long_is_cut_there() throws IOException {
        var file = file(300_000);
        try (var opened = opened(givingWithoutLength(file), file.length - 1L)) {
            assertBreaks(opened, file, file.length - 1, FailureKind.TOO_LARGE);
        }
    }

    @Test
    default void what_is_shorter_than_announced_never_counts_as_whole() throws IOException {
        var file = file(300_000);
        try (var opened = opened(breakingOff(file, 200_000), file.length)) {
            assertBreaks(opened, file, 200_000, FailureKind.CORRUPT_ANSWER);
        }
    }

    @Test
    default void nothing_there_is_said_to_be_nothing() {
        var failure = notOpened(empty(), 1000);
        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure.by()).isEqualTo(SourceFetcher.SOURCE);
    }

    @Test
    default void when_to_come_back_is_passed_on() {
        var failure = notOpened(busy(), 1000);
        assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
        assertThat(failure.retryAfter()).isEqualTo(Optional.of(WAIT));
    }

    @Test
    default void what_is_forbidden_is_objected_to_and_not_fetched_either() {
        assertThat(fetcher().objection(giving(file(1)))).isEmpty();
        assertThat(fetcher().objection(forbidden()))
                .hasValueSatisfying(text -> assertThat(text).matches("(must|is|has|leads) .*[^.]"));
        assertThat(notOpened(forbidden(), 1000).kind()).isEqualTo(FailureKind.FORBIDDEN);
    }

    @Test
    default void nothing_is_fetched_once_the_time_is_up() {
        var opened = fetcher().open(giving(file(10)), 10, Deadline.after(Duration.ZERO, InstantSource.system()));
        assertThat(opened).isInstanceOfSatisfying(Opened.NotOpened.class,
                not -> assertThat(not.failure().kind()).isEqualTo(FailureKind.TIMED_OUT));
    }

    @Test
    default void who_stops_reading_disturbs_nobody_else() throws IOException {
        var file = file(300_000);
        var source = giving(file);
        try (var other = opened(source, file.length)) {
            try (var one = opened(source, file.length)) {
                assertThat(one.read()).isEqualTo(file[0] & 0xff);
            }
            assertThat(other.readAllBytes()).isEqualTo(file);
        }
    }

    private Opened open(URI source, long most) {
        return fetcher().open(source, most, Deadline.after(LONG, InstantSource.system()));
    }

    private InputStream opened(URI source, long most) {
        return switch (open(source, most)) {
            case Opened.Open open -> open.bytes();
            case Opened.NotOpened(var failure) -> throw new AssertionError(failure);
        };
    }

    private Failure notOpened(URI source, long most) {
        return switch (open(source, most)) {
            case Opened.Open _ -> throw new AssertionError("it was opened");
            case Opened.NotOpened(var failure) -> failure;
        };
    }

    /// With the beginning of the file before it, and nothing else.
    private static void assertBreaks(InputStream opened, byte[] file, int most, FailureKind kind) {
        var came = new ByteArrayOutputStream();
        assertThatThrownBy(() -> opened.transferTo(came)).isInstanceOfSatisfying(BrokenSource.class,
                broken -> assertThat(broken.failure().kind()).isEqualTo(kind));
        assertThat(came.size()).isLessThanOrEqualTo(most);
        assertThat(came.toByteArray()).isEqualTo(Arrays.copyOf(file, came.size()));
    }

    private static byte[] file(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
