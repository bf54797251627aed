package dev.audiolith.local;

import java.net.URI;

/// A service that is running, until closed.
final class LocalRun implements AutoCloseable {
    private final LocalSettings.Parts parts;
    private final Belongings belongings;

    LocalRun(LocalSettings.Parts parts, Belongings belongings) {
        this.parts = parts;
        this.belongings = belongings;
    }

    URI uri() {
        return parts.front();
    }

    LocalSettings.Parts parts() {
        return parts;
    }

    @Override
    public void close() {
        belongings.close();
    }
}
