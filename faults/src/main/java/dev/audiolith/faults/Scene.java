package dev.audiolith.faults;

import java.time.Instant;

/// Where things happen: there is a true time, and chance.
public interface Scene {
    Instant now();

    void at(Instant time, Runnable work);

    Dice dice();
}
