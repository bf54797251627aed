package dev.audiolith.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.Announcement;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Messages of the queue `webhook`, each about one delivery to one receiver. They may be read by the next release of the code: fields
/// may be added, but a change of meaning needs another `version`.
public final class AnnouncementMessages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /// An announcement and the number of its retry, 0 for the first delivery.
    public record Delivery(Announcement announcement, int retry) {}

    public static String encode(Announcement announcement, int retry) {
        return JSON.createObjectNode().put("version", VERSION).put("type", announcement.event().type())
                .put(idField(announcement.event()), announcement.about()).put("url", announcement.url().toString())
                .put("happenedAt", announcement.happenedAt().toEpochMilli()).put("retry", retry).toString();
    }

    /// Throws [InvalidRequest] for whatever no release of ours has sent.
    public static Delivery decode(String body) {
        var fields = MessageFields.of(body, VERSION);
        var event = event(fields.text("type"));
        var announcement = new Announcement(event, about(fields.text(idField(event))), url(fields.text("url")),
                Instant.ofEpochMilli(fields.whole("happenedAt")));
        return new Delivery(announcement, (int) Math.min(fields.whole("retry"), Integer.MAX_VALUE));
    }

    private static Announcement.Event event(String type) {
        return Arrays.stream(Announcement.Event.values()).filter(event -> event.type().equals(type)).findFirst()
                .orElseThrow(() -> new InvalidRequest("type", "is no event"));
    }

    private static String idField(Announcement.Event event) {
        return switch (event) {
            case PINNED, FAILED -> "soundId";
            case TRANSCRIBED, NOT_TRANSCRIBED -> "transcriptionId";
            case TRACK_ARCHIVED, TRACK_FAILED -> "trackId";
        };
    }

    private static String about(String id) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidRequest("id", "is no id");
        }
        return id;
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidRequest("url", "is not a URL");
        }
    }

    private AnnouncementMessages() {}
}
