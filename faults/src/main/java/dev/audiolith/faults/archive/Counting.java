package dev.audiolith.faults.archive;

import dev.audiolith.track.Change;

/// Counts a change in a step of its own, as nobody should.
interface Counting {
    void count(Change change);
}
