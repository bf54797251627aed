package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.Crowd;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.track.Change;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Statistics;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the statistics must be that the tables of tracks give: what a recount gives, whatever happened.
public interface TrackStatisticsContract {
    Instant BORN = SampleTracks.BORN;
    List<TrackState> STATES = List.of(TrackState.values());

    /// The same empty tables throughout one test.
    Tracks tracks();

    @Test
    default void of_nothing_there_is_nothing_to_tell() {
        assertThat(tracks().statistics(Optional.empty(), BORN)).isEqualTo(new Statistics(0, 0, 0, 0, Optional.empty()));
        assertThat(tracks().statistics(Optional.of("ann"), BORN)).isEqualTo(new Statistics(0, 0, 0, 0, Optional.empty()));
    }

    @Test
    default void each_track_counts_as_it_stands_for_its_owner_and_for_all() {
        var ann = newOwner();
        for (var owner : List.of(ann, newOwner())) {
            added(SampleTracks.waiting(SampleTracks.newId(), owner));
            for (var state : TrackState.values()) {
                added(SampleTracks.next(SampleTracks.registered(SampleTracks.newId(), owner), state));
            }
        }

        var first = Optional.of(BORN.plus(SampleTracks.LIFE));
        assertThat(tracks().statistics(Optional.of(ann), BORN)).isEqualTo(new Statistics(1, 4, 0, 1, first));
        assertThat(tracks().statistics(Optional.empty(), BORN)).isEqualTo(new Statistics(2, 8, 0, 2, first));
    }

    @Test
    default void whatever_an_owner_is_called_counts_apart() {
        var owners = List.of("everybody", "owner everybody", "7/everybody", "1/2.3/ann", "ann", "owner ann", "Ann", "\u00e4nn",
                "x".repeat(1_000));
        for (var owner : owners) {
            added(SampleTracks.going(SampleTracks.newId(), owner, BORN));
        }

        for (var owner : owners) {
            assertThat(tracks().statistics(Optional.of(owner), BORN)).as(owner).isEqualTo(new Statistics(0, 1, 1, 0, Optional.of(BORN)));
        }
        assertThat(tracks().statistics(Optional.empty(), BORN).urgent()).isEqualTo(owners.size());
    }

    @Test
    default void a_track_is_urgent_from_two_days_before_it_goes_and_as_long_as_it_can_be_lost() {
        var goes = BORN.plus(Duration.ofDays(2));
        for (var at : List.of(goes, goes.minusMillis(1), goes.plusMillis(1), goes.minus(Duration.ofHours(47)),
                BORN.minus(Duration.ofDays(20)))) {
            added(SampleTracks.going(SampleTracks.newId(), "ann", at));
        }

        assertThat(urgent(BORN)).isEqualTo(3);
        assertThat(urgent(BORN.plusMillis(1))).isEqualTo(4);
        assertThat(urgent(BORN.plusMillis(2))).isEqualTo(5);
        assertThat(urgent(BORN.minus(Duration.ofDays(3)))).isEqualTo(1);
        assertThat(urgent(BORN.minus(Duration.ofDays(23)))).isZero();
        assertThat(urgent(BORN.plus(Duration.ofDays(4_000)))).as("years later, should nobody have done anything").isEqualTo(5);
    }

    @Test
    default void urgency_is_seen_wherever_an_hour_or_a_day_or_a_year_ends() {
        var ends = Stream.of("2026-01-01T11:00:00Z", "2026-01-01T11:30:00Z", "2026-01-02T00:00:00Z", "2027-01-01T00:00:00Z",
                "2000-01-01T00:00:00Z", "2099-12-31T23:59:59.999Z").map(Instant::parse).toList();
        ends.forEach(end -> added(SampleTracks.going(SampleTracks.newId(), "ann", end)));

        for (var end : ends) {
            var before = ends.stream().filter(other -> other.isBefore(end)).count();
            assertThat(urgent(end.minus(Statistics.URGENT))).as("%s, when it is not yet", end).isEqualTo(before);
            assertThat(urgent(end.minus(Statistics.URGENT).plusMillis(1))).as("%s, when it is", end).isEqualTo(before + 1);
        }
    }

    @Test
    default void a_track_with_another_end_counts_there_and_no_longer_here() {
        var track = added(SampleTracks.going(SampleTracks.newId(), "ann", BORN.plusSeconds(1)));
        var renewed = SampleTracks.next(track, TrackState.REGISTERED, BORN.plus(Duration.ofDays(400)), Optional.empty());
        changed(track, renewed);

        assertThat(tracks().statistics(Optional.of("ann"), BORN))
                .isEqualTo(new Statistics(0, 1, 0, 0, Optional.of(renewed.dates().expiresAt())));
    }

    @Test
    default void a_step_that_is_refused_counts_nothing() {
        var track = added(SampleTracks.registered(SampleTracks.newId(), "ann"));
        var archived = changed(track, SampleTracks.next(track, TrackState.ARCHIVED));

        assertThat(tracks().commit(change(track, SampleTracks.next(track, TrackState.EXPIRED)))).isFalse();
        assertThat(tracks().commit(new Change(Optional.empty(), track, Optional.empty(), Optional.empty()))).isFalse();
        assertThat(tracks().statistics(Optional.empty(), BORN)).isEqualTo(new Statistics(1, 0, 0, 0, Optional.empty()));
        assertThat(tracks().find(track.id())).contains(archived);
    }

    @Test
    default void hundreds_of_changes_by_many_at_once_count_as_a_recount_does() {
        var owners = List.of(newOwner(), newOwner(), newOwner());
        var ids = Stream.generate(SampleTracks::newId).limit(24).toList();
        for (var i = 0; i < ids.size(); i++) {
            added(SampleTracks.registered(ids.get(i), owners.get(i % owners.size())));
        }

        Crowd.of(6, caller -> {
            var random = new Random(caller);
            for (var step = 0; step < 60; step++) {
                var before = tracks().find(ids.get(random.nextInt(ids.size()))).orElseThrow();
                tracks().commit(change(before, somethingElse(before, random)));
            }
            return caller;
        });

        var all = ids.stream().map(id -> tracks().find(id).orElseThrow()).toList();
        for (var now : List.of(BORN.minus(Duration.ofDays(40)), BORN, BORN.plus(Duration.ofDays(9)), BORN.plus(Duration.ofDays(60)))) {
            assertThat(tracks().statistics(Optional.empty(), now)).as("all at %s", now).isEqualTo(recount(all.stream(), now));
            for (var owner : owners) {
                assertThat(tracks().statistics(Optional.of(owner), now)).as("one owner's at %s", now)
                        .isEqualTo(recount(all.stream().filter(track -> track.owner().equals(owner)), now));
            }
        }
    }

    private static Track somethingElse(Track before, RandomGenerator random) {
        var state = STATES.get(random.nextInt(STATES.size()));
        var goes = random.nextBoolean()
                ? before.dates().expiresAt()
                : BORN.plusMillis(random.nextLong(Duration.ofDays(60).toMillis())).minus(Duration.ofDays(30));
        return SampleTracks.next(before, state, goes, Optional.of(BORN));
    }

    private static Statistics recount(Stream<Track> tracks, Instant now) {
        var all = tracks.toList();
        var open = all.stream().filter(track -> stands(track, Standing.OPEN)).map(track -> track.dates().expiresAt()).toList();
        return new Statistics(all.stream().filter(track -> stands(track, Standing.ARCHIVED)).count(), open.size(),
                open.stream().filter(goes -> goes.isBefore(now.plus(Statistics.URGENT))).count(),
                all.stream().filter(track -> stands(track, Standing.EXPIRED)).count(), open.stream().min(Comparator.naturalOrder()));
    }

    private static boolean stands(Track track, Standing standing) {
        return Standing.of(track).equals(Optional.of(standing));
    }

    private long urgent(Instant now) {
        var urgent = tracks().statistics(Optional.of("ann"), now).urgent();
        assertThat(tracks().statistics(Optional.empty(), now).urgent()).isEqualTo(urgent);
        return urgent;
    }

    private Track added(Track track) {
        assertThat(tracks().commit(new Change(Optional.empty(), track, Optional.empty(), Optional.empty()))).isTrue();
        return track;
    }

    private Track changed(Track before, Track after) {
        assertThat(tracks().commit(change(before, after))).isTrue();
        return after;
    }

    private static Change change(Track before, Track after) {
        return new Change(Optional.of(before), after, Optional.empty(), Optional.empty());
    }

    private static String newOwner() {
        return "owner|" + SampleSounds.newId();
    }
}
