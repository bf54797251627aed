package dev.audiolith.pin;

import dev.audiolith.failure.Failure;
import java.util.Optional;

/// What one attempt to pin came to.
public sealed interface PinOutcome {

    /// The provider keeps it, under exactly the address we computed. `fileId` is the provider's own name for it, if it has one:
    /// some delete by it, not by address.
    record Pinned(String provider, Optional<String> fileId) implements PinOutcome {}

    /// It is not kept there, as far as we know.
    record NotPinned(Failure failure) implements PinOutcome {}
}
