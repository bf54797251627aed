package dev.audiolith.aws;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A place in the list of an owner's transcriptions, behind one of them; as a cursor it is a text that nobody needs to understand.
///
/// A cursor is not signed: whoever makes one up only begins elsewhere in a list of their own. It names its owner all the same, so that
/// one that is used for another list is refused, instead of leaving something out.
record OwnersPlace(String owner, long createdAt, TranscriptionId id) {
    private static final Pattern FORM = Pattern.compile("1\\.([0-9]{1,15})\\.([0-9a-f]{32})\\.([0-9a-f]{16})");
    private static final int LONGEST = 128;
    private static final int MARK = 8;

    static OwnersPlace behind(Transcription last) {
        return new OwnersPlace(last.owner(), last.times().createdAt().toEpochMilli(), last.id());
    }

    static OwnersPlace of(String owner, String cursor) {
        var match = FORM.matcher(decoded(cursor));
        if (!match.matches() || !match.group(3).equals(mark(owner))) {
            throw unknown();
        }
        return new OwnersPlace(owner, Long.parseLong(match.group(1)), new TranscriptionId(match.group(2)));
    }

    String cursor() {
        var text = "1." + createdAt + "." + id + "." + mark(owner);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The key in the index after which a query goes on.
    Map<String, AttributeValue> key() {
        return new ItemWriter().text(TranscriptionItems.ID, id.text()).text(TranscriptionItems.OWNER, owner)
                .number(TranscriptionItems.CREATED_AT, createdAt).item();
    }

    private static String decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            throw unknown();
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static InvalidRequest unknown() {
        return new InvalidRequest("cursor", "is not one that this list has given out");
    }

    private static String mark(String owner) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(owner.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
