package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Announcement.Event;
import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncedChangeTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Track TRACK = SampleTracks.full(SampleTracks.newId(), "ann");
    private static final URI CALLBACK = TRACK.about().callback().orElseThrow();

    @ParameterizedTest
    @CsvSource({"ARCHIVING, ARCHIVED, TRACK_ARCHIVED", "DUE, ARCHIVED, TRACK_ARCHIVED", "ARCHIVING, FAILED, TRACK_FAILED",
            "ARCHIVING, EXPIRED, TRACK_FAILED", "FAILED, EXPIRED, TRACK_FAILED", "EXPIRED, ARCHIVED, TRACK_ARCHIVED"})
    void whoever_waits_for_a_track_is_told_how_it_ended(TrackState before, TrackState after, Event event) {
        assertThat(AnnouncedChange.of(image(before), image(after), AT))
                .containsExactly(new Announcement(event, TRACK.id().text(), CALLBACK, AT));
    }

    @ParameterizedTest
    @EnumSource(TrackState.class)
    void what_changes_while_the_state_stays_is_not_told(TrackState state) {
        assertThat(AnnouncedChange.of(image(state), image(state), AT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TrackState.class, names = {"REGISTERED", "DUE", "ARCHIVING", "DELETED"})
    void what_is_no_end_is_not_told(TrackState after) {
        assertThat(AnnouncedChange.of(image(TrackState.FAILED), image(after), AT)).isEmpty();
        assertThat(AnnouncedChange.of(Map.of(), image(after), AT)).isEmpty();
    }

    @Test
    void nobody_is_told_of_a_track_that_nobody_waits_for() {
        var track = SampleTracks.registered(SampleTracks.newId(), "ann");
        assertThat(AnnouncedChange.of(texts(track), texts(SampleTracks.next(track, TrackState.ARCHIVED)), AT)).isEmpty();
    }

    /// As a tombstone is, that the table has forgotten.
    @ParameterizedTest
    @EnumSource(TrackState.class)
    void nothing_is_told_of_what_was_removed(TrackState state) {
        assertThat(AnnouncedChange.of(image(state), Map.of(), AT)).isEmpty();
    }

    @Test
    void a_track_that_fails_in_two_runs_has_failed_twice_and_each_time_once() {
        var first = new Announcement(Event.TRACK_FAILED, TRACK.id().text(), CALLBACK, AT);
        var again = new Announcement(Event.TRACK_FAILED, TRACK.id().text(), CALLBACK, AT);
        var later = new Announcement(Event.TRACK_FAILED, TRACK.id().text(), CALLBACK, AT.plusSeconds(1));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(later.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_sound_is_pinned_once_and_keeps_the_name_that_its_announcement_always_had() {
        var first = new Announcement(Event.PINNED, "00112233445566778899aabbccddeeff", URI.create("https://receiver.example/h"), AT);
        var again = new Announcement(Event.PINNED, first.about(), first.url(), AT.plusSeconds(1));
        assertThat(again.id()).isEqualTo(first.id());
    }

    private static Map<String, String> image(TrackState state) {
        return texts(SampleTracks.next(TRACK, state, TRACK.dates().expiresAt(), Optional.empty()));
    }

    /// What the stream shows of it.
    private static Map<String, String> texts(Track track) {
        var texts = new HashMap<String, String>();
        TrackItems.toItem(track).forEach((name, value) -> Optional.ofNullable(value.s()).ifPresent(text -> texts.put(name, text)));
        return texts;
    }
}
