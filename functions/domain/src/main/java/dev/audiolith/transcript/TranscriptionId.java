package dev.audiolith.transcript;

import dev.audiolith.failure.InvalidRequest;
import java.util.regex.Pattern;

/// Names a transcription: 128 bits, safe in URLs, keys and file names, and too many to guess.
public record TranscriptionId(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public TranscriptionId {
        if (!isOne(text)) {
            throw new InvalidRequest("id", "is not the id of a transcription");
        }
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
