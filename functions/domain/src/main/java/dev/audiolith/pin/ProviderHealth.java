package dev.audiolith.pin;

import java.util.Map;
import java.util.Optional;

/// Which providers failed of late, as all copies of the service that run at this moment know it together.
///
/// Only a hint: it may be old, and nothing is lost with it. Both methods throw [dev.audiolith.failure.StorageUnavailable] when it
/// does not answer.
public interface ProviderHealth {

    /// Every provider that is held to be ill, by its name.
    Map<String, Illness> all();

    /// Writes `after` (empty: well again) if `before` is what is there. False, and nothing written, when it is not.
    boolean replace(String provider, Optional<Illness> before, Optional<Illness> after);
}
