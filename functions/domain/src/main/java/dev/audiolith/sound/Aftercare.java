package dev.audiolith.sound;

import dev.audiolith.pin.PinReport;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/// Everything that happens to a sound once it is pinned, in the background: more copies with other providers, one look whether
/// gateways give it back, and at last the end of our own bytes.
///
/// Round by round, each at a growing distance. A round ends in a conditional write, so that of several copies of a message one
/// goes on; what a round did is harmless to repeat. After the last round nothing more is sent and the bytes stay: they are
/// then the copy that is missing, or the only one that can be had. Whoever sends for such a sound again gets one more round.
public final class Aftercare {
    static final int ROUNDS = 12;
    /// A sound that no gateway gave back by then gets one more keeper than it would need.
    static final int ROUNDS_BEFORE_ANOTHER = 6;
    private static final int WRITES = 5;

    private final Sounds sounds;
    private final SoundBytes bytes;
    private final Pinning pinning;
    private final RetrievalCheck check;
    private final Upkeep upkeep;
    private final InstantSource clock;

    public Aftercare(Sounds sounds, SoundBytes bytes, Pinning pinning, RetrievalCheck check, Upkeep upkeep, InstantSource clock) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.pinning = pinning;
        this.check = check;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /// What one look after a sound came to.
    sealed interface Cared {
        /// Our bytes are gone; nothing is left to do.
        record Finished() implements Cared {}

        /// To be looked after again.
        record Unfinished(Sound sound, Duration delay) implements Cared {}

        /// Its last round is over; our bytes stay.
        record Forsaken(Sound sound) implements Cared {}

        /// Another copy of the message got further.
        record Overtaken() implements Cared {}
    }

    Cared care(Sound sound, Deadline deadline) {
        return isCopyWanted(sound) || isCheckWanted(sound) ? round(sound, deadline) : finish(sound);
    }

    /// When the sound is to be looked after next; empty when it has been given up.
    Optional<Duration> nextVisit(Sound sound) {
        var rounds = sound.kept().rounds();
        if (!isCopyWanted(sound) && !isCheckWanted(sound)) {
            return Optional.of(untilLinksEnd(sound));
        }
        return rounds < ROUNDS ? Optional.of(pinning.delayAfter(rounds + 1)) : Optional.empty();
    }

    /// Whether it should have been fetched back by now and was not.
    boolean isCheckWanted(Sound sound) {
        return upkeep.isChecked() && sound.kept().fetchedAt().isEmpty();
    }

    private boolean isCopyWanted(Sound sound) {
        var another = isCheckWanted(sound) && sound.kept().rounds() >= ROUNDS_BEFORE_ANOTHER ? 1 : 0;
        return sound.kept().pins().size() < upkeep.copies() + another && pinning.canCopy(sound);
    }

    private Cared round(Sound sound, Deadline deadline) {
        var copying = isCopyWanted(sound) ? pinning.copy(sound, deadline.share(2)) : PinReport.NOBODY_ASKED;
        var copy = copying.pinned().map(by -> new Pin(by.provider(), by.fileId(), now()));
        var kept = copy.map(sound.kept()::and).orElse(sound.kept());
        var failures = new ArrayList<>(copying.failures());
        if (isCheckWanted(sound)) {
            var fetching = check.fetch(sound.audio(), kept, deadline);
            failures.addAll(fetching.failures());
            kept = fetching.hasSucceeded() ? kept.fetched(now()) : kept;
        }
        var report = new PinReport(copying.pinned(), copying.attempts(), failures, copying.troubles());
        var changed = sound.caredFor(kept.afterRound(), report, sound.attempts().round() + 1);
        if (!isWritten(changed)) {
            copy.ifPresent(pin -> add(sound.id(), pin));
            return new Cared.Overtaken();
        }
        return isCopyWanted(changed) || isCheckWanted(changed) ? putOff(changed) : finish(changed);
    }

    private Cared putOff(Sound sound) {
        return nextVisit(sound).<Cared>map(delay -> new Cared.Unfinished(sound, delay)).orElseGet(() -> new Cared.Forsaken(sound));
    }

    private Cared finish(Sound sound) {
        var wait = untilLinksEnd(sound);
        if (wait.isPositive()) {
            return new Cared.Unfinished(sound, wait);
        }
        bytes.delete(sound.audio().objectKey());
        return new Cared.Finished();
    }

    /// Also a sound that was pinned at once has been temporary for a moment, in which somebody may have been given a link.
    private Duration untilLinksEnd(Sound sound) {
        var end = Listening.linksEndAt(sound);
        return end.map(at -> Duration.between(clock.instant(), at)).filter(Duration::isPositive).orElse(Duration.ZERO);
    }

    /// A write that was made and reported as refused, because the SDK had repeated it, is recognised when it is read again.
    private boolean isWritten(Sound changed) {
        return sounds.replace(changed) || sounds.find(changed.id()).equals(Optional.of(changed));
    }

    /// Whoever got further does not know of our copy: a keeper must not be forgotten.
    private void add(SoundId id, Pin pin) {
        for (var write = 0; write < WRITES; write++) {
            var fresh = sounds.find(id).filter(sound -> !sound.kept().providers().contains(pin.provider()));
            if (fresh.isEmpty() || sounds.replace(fresh.get().alsoKeptBy(pin))) {
                return;
            }
        }
    }

    /// In milliseconds, as the table keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
