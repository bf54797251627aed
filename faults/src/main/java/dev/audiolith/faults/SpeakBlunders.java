package dev.audiolith.faults;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
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

    static Ports lookForNoParts(Ports ports, Container container) {
        return ports.with(new Decorated.Bucket(ports.bytes()) {
            @Override
            public Optional<Stored> find(String key) {
                return key.startsWith("sounds/") && Key.of(key).kind() == Key.Kind.PART ? Optional.empty() : super.find(key);
            }
        });
    }

    /// Only just before the record.
    static Ports storeWordsLate(Ports ports, Container container) {
        var waiting = new HashMap<String, byte[]>();
        var late = new Decorated.Bucket(ports.bytes()) {
            @Override
            public Held store(String key, Notes notes, InputStream content) throws IOException {
                if (key.startsWith("captions/")) {
                    waiting.put(key, content.readAllBytes());
                    return InputStream::nullInputStream;
                }
                return super.store(key, notes, content);
            }
        };
        return ports.with(late).with(new Decorated.Desk(ports.claims()) {
            @Override
            public boolean settle(Claim claim, Sound sound) {
                waiting.forEach((key, words) -> put(ports.bytes(), key, words));
                waiting.clear();
                return super.settle(claim, sound);
            }
        }).with(new Decorated.OrderBook(ports.orders()) {
            @Override
            public boolean fulfil(Order order, Sound sound) {
                waiting.forEach((key, words) -> put(ports.bytes(), key, words));
                waiting.clear();
                return super.fulfil(order, sound);
            }
        });
    }

    private static void put(SoundBytes bytes, String key, byte[] words) {
        try {
            bytes.store(key, new SoundBytes.Notes("text/plain", 0), new ByteArrayInputStream(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SpeakBlunders() {}
}
