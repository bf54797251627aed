package dev.audiolith.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.TrackId;

/// Messages of the queue `archive`, each about one track. They may be read by the next release of the code: fields may be added, but a
/// change of meaning needs another `version`.
public final class ArchiveMessages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    public static String encode(TrackId track) {
        return JSON.createObjectNode().put("version", VERSION).put("trackId", track.text()).toString();
    }

    /// Throws [InvalidRequest] for whatever no release of ours has sent.
    public static TrackId decode(String body) {
        return new TrackId(MessageFields.of(body, VERSION).text("trackId"));
    }

    private ArchiveMessages() {}
}
