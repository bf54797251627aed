package dev.audiolith.edge;

import java.util.regex.Pattern;

/// What a caller would rather have, as RFC 7240's `Prefer` header says it. Preferences nobody knows are passed over, as it demands.
public final class Preferences {
    public static final String RESPOND_ASYNC = "respond-async";

    /// What separates preferences; commas and semicolons inside quotes do not.
    private static final Pattern PREFERENCE = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")++");
    private static final Pattern NAME = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*(?:[;=].*)?", Pattern.DOTALL);

    /// Names are compared without regard to case. What comes after a name, a value or parameters, is not looked at.
    public static boolean has(HttpRequest request, String name) {
        return request.header("prefer").stream().flatMap(header -> PREFERENCE.matcher(header).results())
                .map(preference -> NAME.matcher(preference.group()))
                .anyMatch(preference -> preference.matches() && preference.group(1).equalsIgnoreCase(name));
    }

    private Preferences() {}
}
