package dev.audiolith.track;

import dev.audiolith.settings.Misconfigured;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The table of providers: who keeps files for how long. What no provider promises is taken for short.
///
/// When files are fetched is a setting, `suno=P13D,mureka=P13D,replicate=PT0S,*=PT0S`; how long a provider keeps them is known: Replicate says
/// one hour, those who resell Suno and Mureka 14 to 15 days. Of an unknown provider nothing is known, so it is given an hour.
public final class Custodies {
    public static final String SETTING = "ARCHIVE_AFTER";
    public static final String USUAL = "suno=P13D,mureka=P13D,replicate=PT0S,*=PT0S";

    private static final String ANYONE = "*";
    private static final Map<String, Duration> KEEPS = Map.of("suno", Duration.ofDays(15), "mureka", Duration.ofDays(15), "replicate",
            Duration.ofHours(1));
    private static final Duration AS_LITTLE_AS_ANY = Duration.ofHours(1);

    private final Map<String, Duration> archiveAfter;

    private Custodies(Map<String, Duration> archiveAfter) {
        this.archiveAfter = Map.copyOf(archiveAfter);
    }

    /// Providers that the setting leaves out are as they usually are.
    public static Custodies from(String setting) {
        var all = new HashMap<>(entries(USUAL));
        all.putAll(entries(setting));
        return new Custodies(all);
    }

    public Custody of(String provider) {
        var name = provider.toLowerCase(Locale.ROOT);
        var after = Optional.ofNullable(archiveAfter.get(name)).or(() -> Optional.ofNullable(archiveAfter.get(ANYONE)));
        return new Custody(KEEPS.getOrDefault(name, AS_LITTLE_AS_ANY), after.orElse(Duration.ZERO));
    }

    private static Map<String, Duration> entries(String setting) {
        var entries = new HashMap<String, Duration>();
        for (var entry : setting.split(",", -1)) {
            if (!entry.isBlank()) {
                var halves = entry.split("=", 2);
                if (halves.length < 2 || halves[0].isBlank()) {
                    throw malformed();
                }
                entries.put(halves[0].strip().toLowerCase(Locale.ROOT), time(halves[1].strip()));
            }
        }
        return entries;
    }

    private static Duration time(String text) {
        try {
            var time = Duration.parse(text);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Misconfigured malformed() {
        return new Misconfigured(SETTING, "must be a list of providers and ISO-8601 times, as in " + USUAL);
    }
}
