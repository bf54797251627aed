package dev.audiolith.sound;

import dev.audiolith.pin.Fetcher;
import dev.audiolith.pin.Gateways;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the source of a sound that answers right now: the bucket while the sound is temporary, then the gateways in order, and if
/// none of them has it yet, the bucket as long as the bytes are there. When nothing answers at all it still leads to the first gateway.
///
/// Which gateway had what is remembered for half a minute, so that many listeners, or one that seeks, do not ask again each time.
public final class LiveSources {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int MOST_REMEMBERED = 2_000;

    private record Seen(boolean isThere, Instant until) {}

    private final Listening listening;
    private final Gateways gateways;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private final Map<URI, Seen> seen = new ConcurrentHashMap<>();

    public LiveSources(Listening listening, Gateways gateways, Fetcher fetcher, InstantSource clock) {
        this.listening = listening;
        this.gateways = gateways;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    public Playback find(SoundId id, Deadline deadline) {
        return best(listening.find(id), deadline);
    }

    /// The best source of a sound that has just been spoken.
    public Playback of(Sound sound, Deadline deadline) {
        return best(listening.playback(sound), deadline);
    }

    private Playback best(Playback playback, Deadline deadline) {
        return switch (playback) {
            case Playback.Permanent permanent -> live(permanent, deadline);
            case Playback.Temporary temporary -> temporary;
            case Playback.Expired expired -> expired;
            case Playback.Unknown unknown -> unknown;
        };
    }

    private Playback live(Playback.Permanent pinned, Deadline deadline) {
        var sound = pinned.sound();
        var providers = sound.kept().pins().stream().map(Pin::provider).toList();
        for (var link : gateways.links(sound.audio().digests().cid(), providers)) {
            if (isThere(link, sound.audio().digests().bytes(), deadline)) {
                return new Playback.Permanent(sound, link);
            }
        }
        return listening.stored(sound).<Playback>map(stored -> stored).orElse(pinned);
    }

    private boolean isThere(URI link, long bytes, Deadline deadline) {
        var now = clock.instant();
        return Optional.ofNullable(seen.get(link)).filter(answer -> now.isBefore(answer.until())).map(Seen::isThere)
                .orElseGet(() -> look(link, bytes, deadline.within(PATIENCE)));
    }

    /// One byte, and how many there are: a page with status 200 that says sorry has another length than the sound. The content itself
    /// was compared when it was pinned.
    private boolean look(URI link, long bytes, Deadline deadline) {
        var isThere = switch (fetcher.fetch(link, 1, deadline)) {
            case Fetcher.Outcome.Fetched fetched -> fetched.bytes() > 0 && fetched.total() == bytes;
            case Fetcher.Outcome.NotFetched _ -> false;
        };
        if (seen.size() >= MOST_REMEMBERED) {
            seen.clear();
        }
        seen.put(link, new Seen(isThere, clock.instant().plus(REMEMBERED)));
        return isThere;
    }
}
