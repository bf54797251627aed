package dev.audiolith.faults;

import java.util.regex.Matcher;

/// A promise did not hold.
public final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    public Broken(String promise) {
        super(promise);
    }

    /// Each `{}` in the promise stands for the next of the things it is about.
    public static void unless(boolean holds, String promise, Object... about) {
        if (!holds) {
            var text = promise;
            for (var thing : about) {
                text = text.replaceFirst("\\{}", Matcher.quoteReplacement(String.valueOf(thing)));
            }
            throw new Broken(text);
        }
    }
}
