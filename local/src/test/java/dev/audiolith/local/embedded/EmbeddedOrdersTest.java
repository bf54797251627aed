package dev.audiolith.local.embedded;

import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Sounds;
import dev.audiolith.testkit.sound.OrdersContract;

final class EmbeddedOrdersTest implements OrdersContract {
    private final String soundsTable = Server.newTable();
    private final Sounds sounds = Embedded.server().sounds(soundsTable);
    private final Claims claims = Embedded.server().claims(soundsTable);
    private final Orders orders = Embedded.server().orders(soundsTable);

    @Override
    public Orders orders() {
        return orders;
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
