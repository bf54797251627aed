package dev.audiolith.house.offenders;

import org.jspecify.annotations.Nullable;

/// Breaks: only wiring reads the environment.
public final class ReadsTheEnvironment {
    public @Nullable String home() {
        return System.getenv("HOME");
    }
}
