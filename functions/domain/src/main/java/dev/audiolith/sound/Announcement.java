package dev.audiolith.sound;

import java.net.URI;
import java.time.Instant;

/// One thing that one receiver is to be told about one sound, or one transcription.
///
/// @param about its id
public record Announcement(Event event, String about, URI url, Instant happenedAt) {

    /// What can be told, under the name that receivers know.
    public enum Event {
        PINNED("sound.pinned"), FAILED("sound.failed"), TRANSCRIBED("transcription.completed"), NOT_TRANSCRIBED("transcription.failed");

        private final String type;

        Event(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }
    }

    /// The same for the same event, however often it is sent: by it a receiver recognises what it has seen before.
    public String id() {
        return "msg_" + Fingerprint.of(event.type(), about, url.toString()).substring(0, 32);
    }
}
