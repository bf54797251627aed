package dev.audiolith.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.SoundId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;

/// Messages of the queue `webhook`, each about one delivery to one receiver. They may be read by the next release of the code: fields
/// may be added, but a change of meaning needs another `version`.
public final class AnnouncementMessages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    /// An announcement and the number of its retry, 0 for the first delivery.
    public record Delivery(Announcement announcement, int retry) {}

    public static String encode(Announcement announcement, int retry) {
        return JSON.createObjectNode().put("version", VERSION).put("type", announcement.event().type())
                .put("soundId", announcement.soundId().text()).put("url", announcement.url().toString())
                .put("happenedAt", announcement.happenedAt().toEpochMilli()).put("retry", retry).toString();
    }

    /// Throws [InvalidRequest] for whatever no release of ours has sent.
    public static Delivery decode(String body) {
        var fields = MessageFields.of(body, VERSION);
        var announcement = new Announcement(event(fields.text("type")), new SoundId(fields.text("soundId")), url(fields.text("url")),
                Instant.ofEpochMilli(fields.whole("happenedAt")));
        return new Delivery(announcement, (int) Math.min(fields.whole("retry"), Integer.MAX_VALUE));
    }

    private static Announcement.Event event(String type) {
        return Arrays.stream(Announcement.Event.values()).filter(event -> event.type().equals(type)).findFirst()
                .orElseThrow(() -> new InvalidRequest("type", "is no event"));
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
