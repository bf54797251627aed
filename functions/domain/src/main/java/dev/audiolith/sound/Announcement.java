package dev.audiolith.sound;

import java.net.URI;
import java.time.Instant;

/// One thing that one receiver is to be told about one sound, one transcription, or one track.
///
/// @param about its id
public record Announcement(Event event, String about, URI url, Instant happenedAt) {

    /// What can be told, under the name that receivers know.
    public enum Event {
        PINNED("sound.pinned", false), FAILED("sound.failed", false), TRANSCRIBED("transcription.completed", false), NOT_TRANSCRIBED(
                "transcription.failed", false), TRACK_ARCHIVED("track.archived", true), TRACK_FAILED("track.failed", true);

        private final String type;
        private final boolean recurs;

        Event(String type, boolean recurs) {
            this.type = type;
            this.recurs = recurs;
        }

        public String type() {
            return type;
        }
    }

    /// The same for the same event, however often it is sent: by it a receiver recognises what it has seen before. A track may fail in
    /// one run and again in the next: these are two events.
    public String id() {
        var fingerprint = event.recurs
                ? Fingerprint.of(event.type(), about, url.toString(), happenedAt.toString())
                : Fingerprint.of(event.type(), about, url.toString());
        return "msg_" + fingerprint.substring(0, 32);
    }
}
