package dev.audiolith.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerilTest {
    private Counter counter;
    private Peril peril;

    @BeforeEach
    void open(@TempDir Path scratch) {
        counter = new Counter(scratch);
        peril = new Peril(counter.tracks);
    }

    @Test
    void what_has_just_come_is_in_no_peril_though_it_goes_within_the_hour() {
        counter.register("ann", "song.wav");
        counter.clock.advance(Duration.ofMinutes(30));

        assertThat(timeToLoss()).isEmpty();
    }

    @Test
    void what_failed_is() {
        counter.register("ann", "nowhere.wav");
        counter.workUntilQuiet();
        assertThat(timeToLoss()).as("at first").isEmpty();

        counter.clock.advance(Duration.ofMinutes(20).minus(sinceStart()));

        assertThat(timeToLoss()).contains(Duration.ofMinutes(40));
    }

    @Test
    void what_is_on_its_way_for_too_long_is() {
        register("https://cdn.example/song.wav", counter.clock.instant().minus(Duration.ofHours(2)), Duration.ofHours(30));

        assertThat(timeToLoss()).contains(Duration.ofHours(28));
    }

    @Test
    void what_nobody_sent_for_when_its_day_had_come_is() {
        counter.call("ann", "POST /api/tracks", Map.of(),
                "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/song.wav\"}");
        counter.clock.advance(Duration.ofDays(12));
        assertThat(timeToLoss()).as("while it can wait").isEmpty();

        counter.clock.advance(Duration.ofDays(2));

        assertThat(timeToLoss()).contains(Duration.ofDays(1));
    }

    @Test
    void many_who_are_in_none_do_not_hide_one_that_is() {
        register("https://cdn.example/old.wav", counter.clock.instant().minus(Duration.ofHours(2)), Duration.ofHours(10));
        for (var track = 0; track < 450; track++) {
            register("https://cdn.example/" + track, counter.clock.instant(), Duration.ofHours(1));
        }

        assertThat(timeToLoss()).contains(Duration.ofHours(8));
    }

    @Test
    void once_it_is_too_late_there_is_no_time_left() {
        register("https://cdn.example/old.wav", counter.clock.instant(), Duration.ofHours(1));
        counter.clock.advance(Duration.ofHours(3));

        assertThat(timeToLoss()).contains(Duration.ZERO);
    }

    @Test
    void the_planner_tells_it_where_it_tells_how_many_are_pending() {
        register("https://cdn.example/old.wav", counter.clock.instant().minus(Duration.ofHours(2)), Duration.ofHours(30));

        counter.plan();

        assertThat(counter.log.toString(StandardCharsets.UTF_8)).contains("\"TimeToLoss\":100800", "\"TracksPending\":1");
    }

    @Test
    void where_there_is_none_it_says_nothing_about_it() {
        counter.plan();

        assertThat(counter.log.toString(StandardCharsets.UTF_8)).contains("\"TracksPending\":0").doesNotContain("TimeToLoss");
    }

    private Optional<Duration> timeToLoss() {
        return peril.timeToLoss(counter.clock.instant());
    }

    private Duration sinceStart() {
        return Duration.between(Instant.parse("2026-01-01T00:00:00Z"), counter.clock.instant());
    }

    private void register(String url, Instant createdAt, Duration life) {
        counter.call("ann", "POST /api/tracks", Map.of(), "{\"provider\":\"replicate\",\"title\":\"x\",\"audioUrl\":\"" + url
                + "\",\"createdAt\":\"" + createdAt + "\",\"expiresAt\":\"" + createdAt.plus(life) + "\"}");
    }
}
