package dev.audiolith.aws;

import dev.audiolith.sound.Claim;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// That a claim's row is still as it was seen: same sound, same fence, same status.
///
/// The sound belongs to it because a claim that was released, or whose sound is over, begins again at fence 1: its late first
/// holder must not pass for the new one.
record Holding(Claim claim, ClaimRow.Status status) {
    static final String CONDITION = "#soundId = :soundId AND #fence = :fence AND #status = :status";
    static final Map<String, String> NAMES = Map.of("#soundId", ClaimRow.SOUND_ID, "#fence", ClaimRow.FENCE, "#status", ClaimRow.STATUS);

    static Holding of(Claim claim) {
        return new Holding(claim, ClaimRow.Status.SPEAKING);
    }

    static Holding of(ClaimRow row) {
        return new Holding(row.claim(), row.status());
    }

    Map<String, AttributeValue> values() {
        return Map.of(":soundId", AttributeValue.fromS(claim.soundId().text()), ":fence",
                AttributeValue.fromN(Long.toString(claim.fence())), ":status", AttributeValue.fromS(status.name()));
    }

    /// The same asked of a row that was read; an empty one is no row at all.
    boolean isSeenIn(Map<String, AttributeValue> row) {
        return !row.isEmpty() && of(ClaimRow.fromItem(row)).values().equals(values());
    }
}
