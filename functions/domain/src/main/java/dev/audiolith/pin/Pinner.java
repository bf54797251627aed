package dev.audiolith.pin;

import dev.audiolith.time.Deadline;

/// One pinning provider. Pinning the same content again is harmless: the address is the same.
///
/// An implementation answers `Pinned` only after comparing the provider's address with ours; another address, success
/// without one, or a page instead of an answer is `CORRUPT_ANSWER`.
public interface Pinner {

    /// As written in `PIN_PROVIDERS`.
    String name();

    PinOutcome pin(PinRequest request, Deadline deadline);
}
