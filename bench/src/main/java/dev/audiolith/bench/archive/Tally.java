package dev.audiolith.bench.archive;

import dev.audiolith.bench.archive.MusicWorld.Vendor;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What became of tracks, by provider.
final class Tally {
    private static final int ARCHIVED = 0;
    private static final int BELIEVED = 1;
    private static final int LOST = 2;

    private final Map<Vendor, long[]> counts = new EnumMap<>(Vendor.class);

    /// Kept, and music.
    void archived(Vendor provider) {
        add(provider, ARCHIVED);
    }

    /// Said to be kept, but what is kept is no music: lost without anybody knowing.
    void believed(Vendor provider) {
        add(provider, BELIEVED);
    }

    /// Never fetched.
    void lost(Vendor provider) {
        add(provider, LOST);
    }

    private void add(Vendor provider, int what) {
        counts.computeIfAbsent(provider, _ -> new long[LOST + 1])[what]++;
    }

    String line(String scheme, Vendor provider) {
        var counted = counts.getOrDefault(provider, new long[LOST + 1]);
        var all = counted[ARCHIVED] + counted[BELIEVED] + counted[LOST];
        return String.format(Locale.ROOT, "%-14s %-10s %8d %10d %9.2f %22d %12d %8.2f", scheme, provider.text(), all, counted[ARCHIVED],
                100.0 * counted[ARCHIVED] / all, counted[BELIEVED], counted[LOST], 100.0 * (counted[BELIEVED] + counted[LOST]) / all);
    }
}
