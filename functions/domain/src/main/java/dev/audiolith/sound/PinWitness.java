package dev.audiolith.sound;

import dev.audiolith.pin.PinReport;

/// Is told of every time that providers were asked for a sound, by whatever way it came to that: for whoever counts. It changes nothing,
/// and must not throw.
@FunctionalInterface
public interface PinWitness {
    PinWitness NOBODY = (_, _, _) -> {};

    /// `before` was pinned already when this was about one more copy of it; `after` is what the record says now.
    void asked(Sound before, Sound after, PinReport report);
}
