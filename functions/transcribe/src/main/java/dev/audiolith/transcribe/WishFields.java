package dev.audiolith.transcribe;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.recording.Trim;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Checks what a caller may wish for, whichever way it was written.
final class WishFields {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
    /// Controls, ends of lines and paragraphs, halves of characters.
    private static final String UNSHOWABLE = "\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}";
    private static final int LONGEST_NAME = 255;
    private static final Pattern NAME = Pattern.compile("[^" + UNSHOWABLE + "]{1," + LONGEST_NAME + "}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}(;[ -~]{0,200})?");
    private static final double LONGEST_SECONDS = 7 * 24 * 3600.0;

    static String language(String text) {
        return matching(LANGUAGE, "language", text, "must be a code of two or three letters, such as en");
    }

    static String model(String text) {
        return matching(MODEL, "model", text, "must be the name of a model");
    }

    static String fileName(String field, String text) {
        return matching(NAME, field, text, "must have 1 to 255 characters, none of them a control character");
    }

    /// A name that nobody chose for us to show: what cannot be shown goes.
    static String shownName(String text) {
        var plain = text.replaceAll("[" + UNSHOWABLE + "]", "_");
        if (plain.length() <= LONGEST_NAME) {
            return plain;
        }
        var end = Character.isHighSurrogate(plain.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return plain.substring(0, end);
    }

    static boolean isContentType(String text) {
        return TYPE.matcher(text).matches();
    }

    static String contentType(String text) {
        return matching(TYPE, "contentType", text, "must be a media type, such as audio/mpeg");
    }

    static Trim trim(Optional<Double> start, Optional<Double> end, boolean silence, String startField, String endField) {
        var from = start.map(seconds -> duration(startField, seconds));
        var to = end.map(seconds -> duration(endField, seconds));
        if (to.isPresent() && to.get().compareTo(from.orElse(Duration.ZERO)) <= 0) {
            throw new InvalidRequest(endField, "must be after the start");
        }
        return new Trim(from, to, silence);
    }

    private static Duration duration(String field, double seconds) {
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
            throw new InvalidRequest(field, "must be a number of seconds, 0 or more");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String matching(Pattern pattern, String field, String text, String problem) {
        if (!pattern.matcher(text).matches()) {
            throw new InvalidRequest(field, problem);
        }
        return text;
    }

    private WishFields() {}
}
