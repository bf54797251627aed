package dev.audiolith.aws;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A place in a list, behind one of its items; as a cursor it is a text that nobody needs to understand.
///
/// As with [OwnersPlace], it is not signed, but names the list that it is a place in: one that is used for another is refused.
record Place(String list, String key) {
    private static final Pattern FORM = Pattern.compile("2\\.([0-9]{1,14}[0-9a-f#-]{0,120})\\.([0-9a-f]{16})");
    private static final int LONGEST = 256;
    private static final int MARK = 8;

    static Place of(String list, String cursor) {
        var match = FORM.matcher(decoded(cursor));
        if (!match.matches() || !match.group(2).equals(mark(list))) {
            throw unknown();
        }
        return new Place(list, match.group(1));
    }

    String cursor() {
        var text = "2." + key + "." + mark(list);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
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

    private static String mark(String list) {
        return HexFormat.of().formatHex(Sha256.of(list.getBytes(StandardCharsets.UTF_8)), 0, MARK);
    }
}
