package dev.audiolith.testkit.sound;

import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Sounds;

final class FakeClaimsTest implements ClaimsContract {
    private final FakeSounds sounds = new FakeSounds();
    private final FakeClaims claims = new FakeClaims(sounds);

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Sounds sounds() {
        return sounds;
    }
}
