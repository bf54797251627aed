package dev.audiolith.aws;

import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Announcement.Event;
import dev.audiolith.sound.SoundState;
import dev.audiolith.track.TrackState;
import dev.audiolith.transcript.TranscriptionState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a change of a table for what is to be announced about it: that a sound has just become pinned, or that an order has just failed;
/// that a transcription has just been completed, or has failed; that a track has just been archived, or could not be. Images are given by
/// their plain texts, which is all that is needed. Whom to call is in an attribute of its own in each table, and tells which it is.
public final class AnnouncedChange {
    /// As all the tables have them.
    private static final String ID = "id";
    private static final String STATE = "state";

    /// `before` is empty for a new item, `after` for one that was removed. Empty when there is nothing to tell, or nobody to tell it to.
    public static List<Announcement> of(Map<String, String> before, Map<String, String> after, Instant at) {
        var state = Optional.ofNullable(after.get(STATE)).filter(now -> !now.equals(before.get(STATE)));
        if (state.isEmpty()) {
            return List.of();
        }
        return Stream
                .of(told(after, CallbackText.CALLBACKS, () -> ofSound(state.get()), at),
                        told(after, TranscriptionItems.CALLBACK, () -> ofTranscription(state.get()), at),
                        told(after, TrackItems.CALLBACK, () -> ofTrack(state.get()), at))
                .flatMap(List::stream).toList();
    }

    /// What happened, if it is worth telling.
    @FunctionalInterface
    private interface Reading {
        Optional<Event> event();
    }

    private static List<Announcement> told(Map<String, String> after, String callbacks, Reading reading, Instant at) {
        var urls = Optional.ofNullable(after.get(callbacks)).stream().flatMap(String::lines).map(URI::create).toList();
        return urls.isEmpty()
                ? List.of()
                : reading.event().stream()
                        .flatMap(event -> urls.stream().map(url -> new Announcement(event, after.getOrDefault(ID, ""), url, at))).toList();
    }

    private static Optional<Event> ofSound(String state) {
        return switch (SoundState.valueOf(state)) {
            case PINNED -> Optional.of(Event.PINNED);
            case FAILED -> Optional.of(Event.FAILED);
            case SPEAKING, TEMPORARY, UNPINNED, EXPIRED -> Optional.empty();
        };
    }

    private static Optional<Event> ofTranscription(String state) {
        return switch (TranscriptionState.valueOf(state)) {
            case COMPLETED -> Optional.of(Event.TRANSCRIBED);
            case FAILED -> Optional.of(Event.NOT_TRANSCRIBED);
            case AWAITING_UPLOAD, QUEUED, TRANSCRIBING -> Optional.empty();
        };
    }

    private static Optional<Event> ofTrack(String state) {
        return switch (TrackState.valueOf(state)) {
            case ARCHIVED -> Optional.of(Event.TRACK_ARCHIVED);
            case FAILED, EXPIRED -> Optional.of(Event.TRACK_FAILED);
            case REGISTERED, DUE, ARCHIVING, DELETED -> Optional.empty();
        };
    }

    private AnnouncedChange() {}
}
