package dev.audiolith.providers.openai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whisper answers "english" where it is asked for "en".
final class LanguageName {
    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

    /// The ISO 639 code; empty for what is no language.
    static Optional<String> code(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        if (CODE.matcher(name).matches()) {
            return Optional.of(name);
        }
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }

    private LanguageName() {}
}
