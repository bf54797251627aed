package dev.audiolith.faults;

import dev.audiolith.sound.SoundId;
import java.util.regex.Pattern;

/// What a key of the bucket says about what lies there.
record Key(Kind kind, SoundId id) {
    private static final Pattern FORM = Pattern.compile("(captions|orders|sounds)/([0-9a-f]{32})([./].+)");

    enum Kind {
        SOUND, PART, WORDS, ORDER
    }

    static Key of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("nobody knows what lies under " + text);
        }
        var kind = switch (form.group(1)) {
            case "captions" -> Kind.WORDS;
            case "orders" -> Kind.ORDER;
            default -> form.group(3).indexOf('/', 1) > 0 ? Kind.PART : Kind.SOUND;
        };
        return new Key(kind, new SoundId(form.group(2)));
    }
}
