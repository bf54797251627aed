package dev.audiolith.aws;

import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.SoundState;
import dev.audiolith.transcript.TranscriptionState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a change of a table for what is to be announced about it: that a sound has just become pinned, or that an order has just failed;
/// that a transcription has just been completed, or has failed. Images are given by their plain texts, which is all that is needed.
public final class AnnouncedChange {

    /// `before` is empty for a new item, `after` for one that was removed. Empty when there is nothing to tell, or nobody to tell it to.
    public static List<Announcement> of(Map<String, String> before, Map<String, String> after, Instant at) {
        var callback = after.get(TranscriptionItems.CALLBACK);
        if (callback != null) {
            return transcribed(before.get(TranscriptionItems.STATE), after.get(TranscriptionItems.STATE)).stream()
                    .map(event -> new Announcement(event, after.getOrDefault(TranscriptionItems.ID, ""), URI.create(callback), at))
                    .toList();
        }
        var event = event(before.get(SoundItems.STATE), after.get(SoundItems.STATE));
        var urls = Optional.ofNullable(after.get(CallbackText.CALLBACKS)).stream().flatMap(String::lines).map(URI::create).toList();
        return event.stream()
                .flatMap(what -> urls.stream().map(url -> new Announcement(what, after.getOrDefault(SoundItems.ID, ""),
                        url, at)))
                .toList();
    }

    private static Optional<Announcement.Event> transcribed(@Nullable String before, @Nullable String after) {
        if (after == null || after.equals(before)) {
            return Optional.empty();
        }
        return switch (TranscriptionState.valueOf(after)) {
            case COMPLETED -> Optional.of(Announcement.Event.TRANSCRIBED);
            case FAILED -> Optional.of(Announcement.Event.NOT_TRANSCRIBED);
            case AWAITING_UPLOAD, QUEUED, TRANSCRIBING -> Optional.empty();
        };
    }

    private static Optional<Announcement.Event> event(@Nullable String before, @Nullable String after) {
        if (after == null || after.equals(before)) {
            return Optional.empty();
        }
        return switch (SoundState.valueOf(after)) {
            case PINNED -> Optional.of(Announcement.Event.PINNED);
            case FAILED -> Optional.of(Announcement.Event.FAILED);
            case SPEAKING, TEMPORARY, UNPINNED, EXPIRED -> Optional.empty();
        };
    }

    private AnnouncedChange() {}
}
