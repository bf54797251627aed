package dev.audiolith.sound;

import dev.audiolith.pin.Gateways;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Finds out where a sound can be heard now. Expiry is enforced here, to the second: the table removes late.
public final class Listening {
    /// The longest that a link to the bytes works.
    static final Duration LINK_LIFE = Duration.ofMinutes(5);
    /// Whoever has looked a sound up gives out a link within this time.
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_CACHE = Duration.ofHours(1);

    private final Sounds sounds;
    private final SoundBytes bytes;
    private final Gateways gateways;
    private final InstantSource clock;

    public Listening(Sounds sounds, SoundBytes bytes, Gateways gateways, InstantSource clock) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.gateways = gateways;
        this.clock = clock;
    }

    public Playback find(SoundId id) {
        return sounds.find(id).map(this::playback).orElseGet(Playback.Unknown::new);
    }

    /// The sound for its owner; nobody else learns that it exists.
    public Optional<Sound> find(SoundId id, String owner) {
        return sounds.find(id).filter(sound -> sound.owner().equals(owner));
    }

    /// The permanent address of a pinned sound.
    public Optional<URI> gateway(Sound sound) {
        return sound.pin().map(pin -> gateways.link(sound.audio().digests().cid(), pin.provider()));
    }

    /// When the last link to our bytes has ended of those that were given out before there was nothing left to do for a pinned
    /// sound: before then the bytes must not go. Empty for one that is not pinned.
    static Optional<Instant> linksEndAt(Sound sound) {
        return sound.kept().changedAt().map(at -> at.plus(LINK_LIFE).plus(REQUEST));
    }

    /// A link to the bytes of a pinned sound, while they are still there. It ends when they may go; of bytes that stay longer, since a
    /// copy is missing or no gateway gives the sound back, nobody knows when they go.
    Optional<Playback.Temporary> stored(Sound pinned) {
        var key = pinned.audio().objectKey();
        var cacheControl = "public, max-age=" + LONGEST_CACHE.toSeconds();
        return bytes.find(key).map(_ -> {
            var left = linksEndAt(pinned).map(end -> Duration.between(clock.instant(), end).truncatedTo(ChronoUnit.SECONDS))
                    .filter(Duration::isPositive).orElse(LINK_LIFE);
            return new Playback.Temporary(pinned, bytes.link(key, shorter(left, LINK_LIFE), cacheControl), cacheControl);
        });
    }

    Playback playback(Sound sound) {
        return switch (sound.stateAt(clock.instant())) {
            case PINNED -> new Playback.Permanent(sound, gateway(sound).orElseThrow());
            case TEMPORARY, UNPINNED -> temporary(sound);
            case EXPIRED -> new Playback.Expired();
            case SPEAKING, FAILED -> new Playback.Unknown();
        };
    }

    private Playback temporary(Sound sound) {
        var now = clock.instant();
        var left = Duration.between(now, sound.linkEndsAt(now).orElseThrow());
        var cacheControl = "public, max-age=" + shorter(left, LONGEST_CACHE).toSeconds();
        // Rounded up: a signature for zero seconds is refused outright.
        var life = shorter(left.plusMillis(999).truncatedTo(ChronoUnit.SECONDS), LINK_LIFE);
        return new Playback.Temporary(sound, bytes.link(sound.audio().objectKey(), life, cacheControl), cacheControl);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
