package dev.audiolith.track;

/// How often a track was sent for, how often in the last of these runs its files were asked for, and whether that run is still on.
public record Run(long number, int attempts, boolean isOn) {
    static final Run NONE = new Run(0, 0, false);

    Run next() {
        return new Run(number + 1, 0, true);
    }

    Run attempted() {
        return new Run(number, attempts + 1, isOn);
    }

    /// From its beginning, if it is on.
    Run afresh() {
        return new Run(number, isOn ? 0 : attempts, isOn);
    }

    /// As if no more attempts had been made than that: there is at least one left then.
    Run withAtMost(int most) {
        return new Run(number, Math.min(attempts, most), isOn);
    }

    Run over() {
        return new Run(number, attempts, false);
    }
}
