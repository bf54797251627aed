package dev.audiolith.providers;

import dev.audiolith.settings.Env;
import java.util.HashMap;

/// Settings for tests: names and values in turn.
public final class Settings {

    public static Env of(String... namesAndValues) {
        var all = new HashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Env(all);
    }

    private Settings() {}
}
