package dev.audiolith.local.embedded;

import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.testkit.pin.ProviderHealthContract;

final class EmbeddedProviderHealthTest implements ProviderHealthContract {
    private final ProviderHealth health = Embedded.server().providerHealth();

    @Override
    public ProviderHealth health() {
        return health;
    }
}
