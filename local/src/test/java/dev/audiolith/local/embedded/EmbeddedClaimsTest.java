package dev.audiolith.local.embedded;

import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Sounds;
import dev.audiolith.testkit.sound.ClaimsContract;

final class EmbeddedClaimsTest implements ClaimsContract {
    private final String soundsTable = Server.newTable();
    private final Sounds sounds = Embedded.server().sounds(soundsTable);
    private final Claims claims = Embedded.server().claims(soundsTable);

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Sounds sounds() {
        return sounds;
    }
}
