package dev.audiolith.sound;

import dev.audiolith.failure.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// Adds a caller's address to something that is there already, or calls at once where the news is no news any more.
///
/// The address is written by a conditional write: either it stands with the record when that becomes pinned, and the change is
/// announced to it too, or we see that it came too late and send the announcement ourselves.
public final class Callers {
    private final Sounds sounds;
    private final Orders orders;
    private final Announcements announcements;
    private final InstantSource clock;

    public Callers(Sounds sounds, Orders orders, Announcements announcements, InstantSource clock) {
        this.sounds = sounds;
        this.orders = orders;
        this.announcements = announcements;
        this.clock = clock;
    }

    void add(URI url, Sound sound) {
        var current = sound;
        while (current.state().isPending()) {
            if (current.callbacks().has(url) || sounds.replace(current.calling(with(url, current.callbacks())))) {
                return;
            }
            var fresh = sounds.find(sound.id());
            if (fresh.isEmpty()) {
                return;
            }
            current = fresh.get();
        }
        if (current.state() == SoundState.PINNED) {
            announce(Announcement.Event.PINNED, current.id(), url);
        }
    }

    /// The order as it is afterwards.
    Order add(URI url, Order order) {
        var current = order;
        while (current.state() == SoundState.SPEAKING && !current.callbacks().has(url)) {
            var more = current.calling(with(url, current.callbacks()));
            if (orders.replace(more)) {
                return more;
            }
            var fresh = orders.find(order.id());
            if (fresh.isEmpty()) {
                sounds.find(order.id()).ifPresent(sound -> add(url, sound));
                return current;
            }
            current = fresh.get();
        }
        if (current.state() == SoundState.FAILED) {
            announce(Announcement.Event.FAILED, current.id(), url);
        }
        return current;
    }

    private void announce(Announcement.Event event, SoundId id, URI url) {
        announcements.send(new Announcement(event, id.text(), url, clock.instant()), 0, Duration.ZERO);
    }

    private static Callbacks with(URI url, Callbacks callbacks) {
        if (callbacks.isFull()) {
            throw new InvalidRequest("callbackUrl", "cannot be remembered: " + Callbacks.MOST + " others wait for the same sound");
        }
        return callbacks.and(url);
    }
}
