package dev.audiolith.aws;

import dev.audiolith.track.Notice;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A notice as an item of the table `notices`, and back. It is forgotten after a quarter of a year; what became of the track is not.
final class NoticeItems {
    static final String OWNER = "owner";
    static final String ID = "id";
    static final String EXPIRES_AT = "expiresAt";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String KIND = "kind";
    private static final String TRACK = "trackId";
    private static final String TITLE = "title";
    private static final String MESSAGE = "message";
    private static final String AT = "at";

    static Map<String, AttributeValue> toItem(Notice notice) {
        return new ItemWriter().text(OWNER, notice.owner()).text(ID, notice.id()).text(KIND, notice.kind().name())
                .text(TRACK, notice.track().text()).text(TITLE, notice.title()).text(MESSAGE, notice.message()).millis(AT, notice.at())
                .secondsRoundedUp(EXPIRES_AT, Optional.of(notice.at().plus(KEPT))).item();
    }

    static Notice fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Notice(item.text(OWNER), item.text(ID), Notice.Kind.valueOf(item.text(KIND)), new TrackId(item.text(TRACK)),
                item.text(TITLE), item.text(MESSAGE), item.millis(AT));
    }

    static Map<String, AttributeValue> key(String owner, String id) {
        return new ItemWriter().text(OWNER, owner).text(ID, id).item();
    }

    private NoticeItems() {}
}
