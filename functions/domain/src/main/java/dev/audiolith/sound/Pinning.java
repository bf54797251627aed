package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinReport;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Asks the providers for a stored sound and writes down what came of it.
///
/// Repeating it is harmless: the content address is the same whoever asks again, and the record only moves forward.
public final class Pinning {
    private static final int WRITES = 5;

    private final Sounds sounds;
    private final SoundBytes bytes;
    private final PinChain chain;
    private final Backoff retries;
    private final InstantSource clock;
    private final PinWitness witness;

    public Pinning(Sounds sounds, SoundBytes bytes, PinChain chain, Backoff retries, InstantSource clock) {
        this(sounds, bytes, chain, retries, clock, PinWitness.NOBODY);
    }

    public Pinning(Sounds sounds, SoundBytes bytes, PinChain chain, Backoff retries, InstantSource clock, PinWitness witness) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.chain = chain;
        this.retries = retries;
        this.clock = clock;
        this.witness = witness;
    }

    /// The delay before the first background retry.
    Duration firstDelay() {
        return retries.after(1);
    }

    /// The delay after `rounds` rounds in the background.
    Duration delayAfter(int rounds) {
        return retries.after(rounds);
    }

    /// The sound after an attempt. `moved`: this very attempt brought it there, so whoever made it sends for the next one;
    /// otherwise somebody else did, and does. `troubles` are ours, and changed nothing.
    record Attempted(Sound sound, boolean moved, List<StorageUnavailable> troubles) {}

    /// `nextRound` is written with it, and while the sound is not pinned the time of that round's attempt.
    Attempted pin(Sound sound, int nextRound, Deadline deadline) {
        return pin(sound, stored(sound), nextRound, deadline);
    }

    /// The same for bytes that were stored a moment ago, and need not be fetched again while they are still held.
    Attempted pin(Sound sound, SoundBytes.Held held, int nextRound, Deadline deadline) {
        var report = chain.pin(request(sound, held), deadline);
        var attempted = write(sound, report, nextRound);
        witness.asked(sound, attempted.sound(), report);
        return attempted;
    }

    /// Has one more provider keep a sound that is pinned already; what came of it is not written down here.
    PinReport copy(Sound sound, Deadline deadline) {
        var report = chain.pin(request(sound, stored(sound)), deadline, sound.kept().providers());
        witness.asked(sound, sound, report);
        return report;
    }

    /// Whether anybody could be asked for one more copy.
    boolean canCopy(Sound sound) {
        return chain.hasOthersThan(sound.kept().providers());
    }

    private SoundBytes.Held stored(Sound sound) {
        return () -> bytes.open(sound.audio().objectKey());
    }

    private static PinRequest request(Sound sound, SoundBytes.Held held) {
        var digests = sound.audio().digests();
        return new PinRequest(sound.id().text(), digests.cid(), digests.bytes(), () -> open(held));
    }

    /// For whoever uploads it, our own trouble is a source that cannot be read, like any other.
    private static InputStream open(SoundBytes.Held held) throws IOException {
        try {
            return held.open();
        } catch (StorageUnavailable e) {
            throw new IOException("the stored bytes cannot be opened", e);
        }
    }

    private Attempted write(Sound before, PinReport report, int nextRound) {
        // In milliseconds, as the table keeps it: a write whose answer was lost is recognised when it is read again.
        var nextAttempt = clock.instant().plus(retries.after(nextRound + 1)).truncatedTo(ChronoUnit.MILLIS);
        var step = nextRound - before.attempts().round();
        var current = before;
        for (var write = 1;; write++) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var changed = report.pinned().isPresent()
                    ? current.pinned(report.pinned().get(), report, current.attempts().round() + step, now)
                    : current.notPinned(report, nextRound, nextAttempt, now);
            if (sounds.replace(changed)) {
                return attempted(changed, true, report);
            }
            // Somebody else wrote in between: a copy of a retry message, the sweep, or the table's own expiry.
            var fresh = sounds.find(before.id());
            if (fresh.isEmpty()) {
                // The table's expiry took it while a provider did. If one has it, it is there for ever, and so is its record.
                return attempted(changed, report.pinned().isPresent() && sounds.putIfAbsent(changed), report);
            }
            if (fresh.get().equals(changed)) {
                return attempted(changed, true, report);
            }
            if (write == WRITES || isOvertaken(before, fresh.get(), report)) {
                return attempted(fresh.get(), false, report);
            }
            current = fresh.get();
        }
    }

    private static Attempted attempted(Sound sound, boolean moved, PinReport report) {
        return new Attempted(sound, moved, report.troubles());
    }

    /// Nothing of ours is worth writing any more: the sound is settled, or another failed attempt has already moved it on.
    private static boolean isOvertaken(Sound before, Sound fresh, PinReport report) {
        var isLaterRound = fresh.attempts().round() > before.attempts().round();
        return !fresh.state().isPending() || (report.pinned().isEmpty() && isLaterRound);
    }
}
