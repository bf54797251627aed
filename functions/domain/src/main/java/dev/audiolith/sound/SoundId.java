package dev.audiolith.sound;

import dev.audiolith.failure.InvalidRequest;
import java.util.regex.Pattern;

/// Names a sound: 128 random bits, safe in URLs, keys and file names, and too many to guess.
public record SoundId(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public SoundId {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidRequest("id", "is not the id of a sound");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
