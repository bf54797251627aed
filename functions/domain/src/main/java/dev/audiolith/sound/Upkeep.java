package dev.audiolith.sound;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;

/// What a pinned sound is worth: how many providers are to keep it (`PIN_COPIES`), and whether it must have been fetched back from a
/// gateway once (`PIN_CHECK`) before our own bytes go.
public record Upkeep(int copies, boolean isChecked) {
    private static final String COPIES = "PIN_COPIES";
    private static final int MOST_COPIES = 5;

    /// More copies than providers could never be had: that stops the start, rather than failing for each sound.
    public static Upkeep from(Env env, int providers) {
        var copies = env.whole(COPIES, 1, 1, MOST_COPIES);
        if (copies > providers) {
            throw new Misconfigured(COPIES, "asks for more copies than there are configured providers");
        }
        return new Upkeep(copies, env.flag("PIN_CHECK", false));
    }
}
