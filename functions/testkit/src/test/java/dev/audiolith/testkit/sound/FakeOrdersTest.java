package dev.audiolith.testkit.sound;

import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sounds;

final class FakeOrdersTest implements OrdersContract {
    private final FakeSounds sounds = new FakeSounds();
    private final FakeClaims claims = new FakeClaims(sounds);

    @Override
    public Orders orders() {
        return sounds.orders();
    }

    @Override
    public Sounds sounds() {
        return sounds;
    }

    @Override
    public Claims claims() {
        return claims;
    }
}
