package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrackItemsTest {
    private static final Set<String> PLACES = Set.of(TrackItems.DUE_SHARD, TrackItems.DUE_PLACE, TrackItems.OPEN_SHARD,
            TrackItems.OPEN_OWNER, TrackItems.OPEN_PLACE, TrackItems.OWNER_PLACE);

    @ParameterizedTest
    @EnumSource(TrackState.class)
    void a_track_is_in_the_indexes_it_belongs_into_and_in_no_other(TrackState state) {
        var track = SampleTracks.next(SampleTracks.registered(SampleTracks.newId(), "ann"), state);
        var open = Set.of(TrackItems.OPEN_SHARD, TrackItems.OPEN_OWNER, TrackItems.OPEN_PLACE);
        var expected = new HashSet<>(Set.of(TrackItems.DUE_SHARD, TrackItems.DUE_PLACE));
        if (state != TrackState.DELETED) {
            expected.add(TrackItems.OWNER_PLACE);
        }
        if (Set.of(TrackState.REGISTERED, TrackState.DUE, TrackState.ARCHIVING, TrackState.FAILED).contains(state)) {
            expected.addAll(open);
        }
        assertThat(places(track)).isEqualTo(expected);
        expected.removeAll(Set.of(TrackItems.DUE_SHARD, TrackItems.DUE_PLACE));
        assertThat(places(SampleTracks.next(track, state, track.dates().expiresAt(), Optional.empty()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(TrackState.class)
    void the_table_forgets_tombstones_of_which_nothing_is_left_and_nothing_else(TrackState state) {
        var track = SampleTracks.next(SampleTracks.registered(SampleTracks.newId(), "ann"), state);
        assertThat(TrackItems.toItem(track)).doesNotContainKey(TrackItems.EXPIRES_AT);

        var settled = TrackItems.toItem(SampleTracks.next(track, state, track.dates().expiresAt(), Optional.empty()));
        if (state == TrackState.DELETED) {
            // Rounded up to the second.
            assertThat(new ItemReader(settled).number(TrackItems.EXPIRES_AT))
                    .isEqualTo(track.dates().expiresAt().getEpochSecond() + 1);
        } else {
            assertThat(settled).doesNotContainKey(TrackItems.EXPIRES_AT);
        }
    }

    /// What is sent for, taken, set back: the counts and the lists of its owner must not have to bear that.
    @Test
    void only_the_index_of_what_is_due_changes_while_a_track_is_sent_for() {
        var before = TrackItems.toItem(SampleTracks.registered(SampleTracks.newId(), "ann"));
        var track = TrackItems.fromItem(before);
        var after = TrackItems.toItem(
                SampleTracks.next(track, TrackState.DUE, track.dates().expiresAt(), Optional.of(track.dates().expiresAt())));
        assertThat(PLACES).filteredOn(place -> !Optional.ofNullable(before.get(place)).equals(Optional.ofNullable(after.get(place))))
                .containsExactly(TrackItems.DUE_PLACE);
    }

    @Test
    void tracks_are_spread_evenly_over_the_shards() {
        var tracks = 16_000;
        var shards = new int[TrackItems.DUE_SHARDS];
        IntStream.range(0, tracks).mapToObj(_ -> SampleTracks.registered(SampleTracks.newId(), "ann"))
                .forEach(track -> shards[Integer.parseInt(new ItemReader(TrackItems.toItem(track)).text(TrackItems.DUE_SHARD))]++);
        assertThat(shards).satisfies(counts -> IntStream.of(counts)
                .forEach(count -> assertThat(count).isBetween(tracks / shards.length * 3 / 4, tracks / shards.length * 5 / 4)));
    }

    private static Set<String> places(Track track) {
        var places = new HashSet<>(TrackItems.toItem(track).keySet());
        places.retainAll(PLACES);
        return places;
    }
}
