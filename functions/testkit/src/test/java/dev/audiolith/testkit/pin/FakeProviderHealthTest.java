package dev.audiolith.testkit.pin;

import dev.audiolith.pin.ProviderHealth;

final class FakeProviderHealthTest implements ProviderHealthContract {
    private final FakeProviderHealth health = new FakeProviderHealth();

    @Override
    public ProviderHealth health() {
        return health;
    }
}
