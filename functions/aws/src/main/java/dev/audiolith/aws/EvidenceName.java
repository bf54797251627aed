package dev.audiolith.aws;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a piece of evidence, in which a time stands: by moving that, a name can be had that is not taken yet.
record EvidenceName(String before, LocalDateTime time, String after) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT);
    private static final Pattern FORM = Pattern.compile("(.*?-)([0-9]{8}T[0-9]{6}\\.[0-9]{6}Z)(-.*)");

    static EvidenceName of(String name) {
        var match = FORM.matcher(name);
        if (!match.matches()) {
            throw new IllegalArgumentException("not the name of evidence: " + name);
        }
        return new EvidenceName(match.group(1), LocalDateTime.parse(match.group(2), TIME), match.group(3));
    }

    EvidenceName next() {
        return new EvidenceName(before, time.plus(1, ChronoUnit.MICROS), after);
    }

    String text() {
        return before + TIME.format(time) + after;
    }
}
