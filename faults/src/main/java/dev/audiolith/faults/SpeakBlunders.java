package dev.audiolith.faults;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Sound;
import java.time.Instant;
import java.util.Optional;

/// How speech can be bought, recorded and queued carelessly.
final class SpeakBlunders {

    static Ports settleWithoutTheClaim(Ports ports, Container container) {
        var table = container.world().stores().sounds();
        return ports.with(new Decorated.Desk(ports.claims()) {
            @Override
            public boolean settle(Claim claim, Sound sound) {
                var _ = super.settle(claim, sound) || table.putIfAbsent(sound);
                return true;
            }
        });
    }

    static Ports recogniseNoKey(Ports ports, Container container) {
        return ports.with(new Decorated.Desk(ports.claims()) {
            @Override
            public Binding bind(String key, Binding wanted, Instant now, Instant keepUntil) {
                return wanted;
            }
        });
    }

    static Ports grantEveryClaim(Ports ports, Container container) {
        return ports.with(new Decorated.Desk(ports.claims()) {
            @Override
            public Claims.Outcome take(Wanted wanted) {
                return switch (super.take(wanted)) {
                    case Claims.Outcome.Taken taken -> taken;
                    case Claims.Outcome.Busy _,Claims.Outcome.Settled _ ->
                        new Claims.Outcome.Taken(new Claim(wanted.key(), wanted.candidate(), 1, wanted.leaseUntil()));
                };
            }
        });
    }

    static Ports lookForNothingStored(Ports ports, Container container) {
        return ports.with(new Decorated.Bucket(ports.bytes()) {
            @Override
            public Optional<Stored> find(String key) {
                return Optional.empty();
            }
        });
    }

    private SpeakBlunders() {}
}
