package dev.audiolith.testkit.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.track.Change;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.Tracks;
import dev.audiolith.track.Tracks.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the lists must be that the tables of tracks give.
public interface TrackListsContract {
    Instant BORN = SampleTracks.BORN;

    /// The same empty tables throughout one test.
    Tracks tracks();

    /// One list, page by page.
    @FunctionalInterface
    interface Pages<T> {
        Page<T> page(int limit, Optional<String> cursor);
    }

    @Test
    default void an_owner_sees_the_own_ones_newest_first_page_by_page() {
        var owner = newOwner();
        var expected = new ArrayList<Track>();
        for (var second = 0; second < 7; second++) {
            expected.addFirst(added(SampleTracks.created(newId(), owner, BORN.plusSeconds(second))));
            added(SampleTracks.created(newId(), newOwner(), BORN.plusSeconds(second)));
        }

        for (var limit : List.of(1, 3, 7, 200)) {
            assertThat(all(limit, (most, cursor) -> tracks().ofOwner(owner, most, cursor))).as("%d at a time", limit).isEqualTo(expected);
        }
        assertThat(tracks().ofOwner(owner, 7, Optional.empty()).nextCursor()).as("there is no empty page behind the last").isEmpty();
    }

    @Test
    default void those_of_one_moment_are_all_listed_once() {
        var owner = newOwner();
        var expected = Stream.generate(() -> added(SampleTracks.registered(newId(), owner))).limit(5).toList();

        assertThat(all(2, (most, cursor) -> tracks().ofOwner(owner, most, cursor))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void a_deleted_one_is_in_no_list_until_it_is_registered_again() {
        var owner = newOwner();
        var registered = added(SampleTracks.registered(newId(), owner));
        var deleted = changed(registered, SampleTracks.next(registered, TrackState.DELETED));
        assertThat(tracks().ofOwner(owner, 5, Optional.empty()).items()).isEmpty();
        assertThat(tracks().pending(Optional.of(owner), 5, Optional.empty()).items()).isEmpty();
        assertThat(tracks().pending(Optional.empty(), 5, Optional.empty()).items()).isEmpty();

        var again = changed(deleted, SampleTracks.next(deleted, TrackState.REGISTERED));
        assertThat(tracks().ofOwner(owner, 5, Optional.empty()).items()).containsExactly(again);
        assertThat(tracks().pending(Optional.empty(), 5, Optional.empty()).items()).containsExactly(again);
    }

    @Test
    default void what_can_be_lost_is_listed_by_when_it_goes_the_owners_or_everybodys() {
        var ann = newOwner();
        var everybodys = new ArrayList<Track>();
        var anns = new ArrayList<Track>();
        for (var hour = 0; hour < 30; hour++) {
            var owner = hour % 3 == 0 ? ann : newOwner();
            // Some of them go at the same moment.
            var track = added(SampleTracks.going(newId(), owner, BORN.plus(Duration.ofHours(30 - hour / 3))));
            everybodys.add(track);
            if (owner.equals(ann)) {
                anns.add(track);
            }
        }

        for (var limit : List.of(1, 4, 30, 200)) {
            var all = all(limit, (most, cursor) -> tracks().pending(Optional.empty(), most, cursor));
            assertThat(all).as("%d at a time", limit).containsExactlyInAnyOrderElementsOf(everybodys)
                    .isSortedAccordingTo(Comparator.comparing(track -> track.dates().expiresAt()));
            assertThat(all(limit, (most, cursor) -> tracks().pending(Optional.of(ann), most, cursor))).isEqualTo(anns.reversed());
        }
        assertThat(tracks().pending(Optional.empty(), 30, Optional.empty()).nextCursor()).isEmpty();
    }

    @Test
    default void only_what_can_still_be_lost_is_pending() {
        var owner = newOwner();
        added(SampleTracks.waiting(newId(), owner));
        for (var state : TrackState.values()) {
            added(SampleTracks.next(SampleTracks.registered(newId(), owner), state));
        }

        assertThat(tracks().pending(Optional.of(owner), 50, Optional.empty()).items()).extracting(Track::state)
                .containsExactlyInAnyOrder(TrackState.REGISTERED, TrackState.DUE, TrackState.ARCHIVING, TrackState.FAILED);
        assertThat(tracks().ofOwner(owner, 50, Optional.empty()).items()).hasSize(7);
    }

    @Test
    default void notices_are_told_newest_first_page_by_page() {
        var owner = newOwner();
        var expected = new ArrayList<Notice>();
        for (var second = 0; second < 7; second++) {
            var track = SampleTracks.registered(newId(), owner);
            var notice = SampleTracks.notice(track, BORN.plusSeconds(second));
            tracks().commit(new Change(Optional.empty(), track, Optional.empty(), Optional.of(notice)));
            expected.addFirst(notice);
        }

        for (var limit : List.of(1, 3, 7, 200)) {
            assertThat(all(limit, (most, cursor) -> tracks().notices(owner, most, cursor))).as("%d at a time", limit).isEqualTo(expected);
        }
        assertThat(tracks().notices(newOwner(), 5, Optional.empty()).items()).isEmpty();
    }

    @Test
    default void a_cursor_of_another_list_is_refused() {
        var owner = newOwner();
        for (var one = 0; one < 3; one++) {
            var track = SampleTracks.registered(newId(), owner);
            tracks().commit(new Change(Optional.empty(), track, Optional.empty(), Optional.of(SampleTracks.notice(track, BORN))));
        }
        var cursor = tracks().notices(owner, 1, Optional.empty()).nextCursor();

        assertThat(cursor).isPresent();
        for (var list : lists(newOwner())) {
            assertRefused(list, cursor.orElseThrow());
        }
    }

    @Test
    default void a_cursor_that_was_made_up_is_refused() {
        var encoder = Base64.getUrlEncoder();
        for (var hostile : List.of("", " ", "x", "%%%", "\u0000", "\ud83d\ude00", "a".repeat(100_000), "{\"id\":{\"S\":\"x\"}}",
                encoder.encodeToString("1.9999999999999999999.x.y".getBytes(UTF_8)),
                encoder.encodeToString(("2.1#" + newId() + ".0000000000000000").getBytes(UTF_8)))) {
            for (var list : lists("ann")) {
                assertRefused(list, hostile);
            }
        }
    }

    private List<Function<String, Page<?>>> lists(String owner) {
        return List.of(cursor -> tracks().ofOwner(owner, 1, Optional.of(cursor)),
                cursor -> tracks().pending(Optional.of(owner), 1, Optional.of(cursor)),
                cursor -> tracks().pending(Optional.empty(), 1, Optional.of(cursor)),
                cursor -> tracks().notices(owner, 1, Optional.of(cursor)));
    }

    private static void assertRefused(Function<String, Page<?>> list, String cursor) {
        assertThatThrownBy(() -> list.apply(cursor)).as("cursor %.40s", cursor)
                .isInstanceOfSatisfying(InvalidRequest.class, refused -> assertThat(refused.field()).isEqualTo("cursor"));
    }

    private static <T> List<T> all(int limit, Pages<T> pages) {
        var all = new ArrayList<T>();
        var page = pages.page(limit, Optional.empty());
        all.addAll(page.items());
        while (page.nextCursor().isPresent()) {
            assertThat(page.items()).hasSize(limit);
            page = pages.page(limit, page.nextCursor());
            all.addAll(page.items());
        }
        return all;
    }

    private Track added(Track track) {
        assertThat(tracks().commit(new Change(Optional.empty(), track, Optional.empty(), Optional.empty()))).isTrue();
        return track;
    }

    private Track changed(Track before, Track after) {
        assertThat(tracks().commit(new Change(Optional.of(before), after, Optional.empty(), Optional.empty()))).isTrue();
        return after;
    }

    private static TrackId newId() {
        return SampleTracks.newId();
    }

    private static String newOwner() {
        return "owner|" + SampleSounds.newId();
    }
}
