package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.track.Change;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.Update;

class TallyTest {
    private static final Track OPEN = SampleTracks.registered(SampleTracks.newId(), "owner|7/1.2/everybody");

    /// Sending for a million tracks must not touch a single count.
    @ParameterizedTest
    @EnumSource(value = TrackState.class, names = {"REGISTERED", "DUE", "ARCHIVING", "FAILED"})
    void a_step_after_which_a_track_stands_as_before_writes_no_count(TrackState state) {
        var later = SampleTracks.next(OPEN, state, OPEN.dates().expiresAt(), Optional.of(Instant.EPOCH));
        assertThat(updates(Optional.of(OPEN), later)).isEmpty();
    }

    @Test
    void a_track_that_is_archived_changes_three_rows_of_its_owner_and_three_of_all() {
        var updates = updates(Optional.of(OPEN), SampleTracks.next(OPEN, TrackState.ARCHIVED));
        assertThat(updates).hasSize(6);
        assertThat(updates).filteredOn(update -> update.expressionAttributeNames().containsValue("archived")).hasSize(2);
    }

    @Test
    void a_deleted_one_that_is_registered_again_is_one() {
        var deleted = SampleTracks.next(OPEN, TrackState.DELETED);
        assertThat(updates(Optional.of(deleted), SampleTracks.next(deleted, TrackState.REGISTERED)))
                .hasSameSizeAs(updates(Optional.empty(), OPEN));
        assertThat(updates(Optional.of(SampleTracks.waiting(SampleTracks.newId(), "ann")), deleted)).isNotEmpty();
    }

    /// A transaction may hold a hundred items, and none twice.
    @Test
    void however_far_a_track_moves_its_counts_fit_into_its_transaction() {
        var moved = SampleTracks.next(OPEN, TrackState.REGISTERED, OPEN.dates().expiresAt().plus(Duration.ofDays(4_000)), Optional.empty());
        var updates = updates(Optional.of(OPEN), moved);
        assertThat(updates).hasSize(10).extracting(Update::key).doesNotHaveDuplicates();
    }

    @Test
    void tracks_are_spread_over_the_rows_of_their_owner_and_of_all() {
        var rows = IntStream.range(0, 2_000).mapToObj(_ -> SampleTracks.registered(SampleTracks.newId(), "ann"))
                .flatMap(track -> updates(Optional.empty(), track).stream()).map(update -> update.key().toString())
                .filter(key -> !key.matches(".*\\d/\\d+.*")).distinct();
        assertThat(rows).hasSize(32 + 32);
    }

    private static List<Update> updates(Optional<Track> before, Track after) {
        return Tally.of(new Change(before, after, Optional.empty(), Optional.empty())).updates("counts");
    }
}
