package dev.audiolith.faults;

import dev.audiolith.aws.AnnouncedChange;
import dev.audiolith.aws.OrderItems;
import dev.audiolith.aws.SoundItems;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stream of the table of sounds, as far as it is to be announced: every change comes, a little later, sometimes twice, and
/// again until somebody has dealt with it.
final class TableStream {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final World world;
    /// As they were last seen, of those about which anyone wants to be called.
    private final Map<SoundId, Map<String, String>> images = new HashMap<>();

    TableStream(World world) {
        this.world = world;
    }

    void changed(Sound sound) {
        if (!sound.callbacks().urls().isEmpty()) {
            changed(sound.id(), texts(SoundItems.toItem(sound)));
        }
    }

    void changed(Order order) {
        if (!order.callbacks().urls().isEmpty()) {
            changed(order.id(), texts(OrderItems.toItem(order)));
        }
    }

    /// What comes after it is new.
    void removed(SoundId id) {
        images.remove(id);
    }

    private void changed(SoundId id, Map<String, String> after) {
        var before = Optional.ofNullable(images.put(id, after)).orElse(Map.of());
        tell(before, after, world.now());
        if (world.dice().happens(world.plan().odds().duplicates())) {
            tell(before, after, world.now());
        }
    }

    private void tell(Map<String, String> before, Map<String, String> after, Instant at) {
        var announcements = AnnouncedChange.of(before, after, at);
        if (announcements.isEmpty()) {
            return;
        }
        world.at(world.now().plusMillis(world.dice().below(5_000)), () -> {
            var done = new boolean[1];
            world.stage().invoke("announce", PATIENCE, container -> {
                try {
                    announcements.forEach(each -> container.doors().announcements().send(each, 0, Duration.ZERO));
                    done[0] = true;
                } catch (StorageUnavailable e) {
                    world.log("announce", "fails: " + e.getMessage());
                }
            }, () -> {
                if (!done[0] && world.mutant() != Mutant.THE_STREAM_IS_READ_ONCE) {
                    tell(before, after, at);
                }
            });
        });
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        var texts = new HashMap<String, String>();
        item.forEach((name, value) -> Optional.ofNullable(value.s()).ifPresent(text -> texts.put(name, text)));
        return Map.copyOf(texts);
    }
}
