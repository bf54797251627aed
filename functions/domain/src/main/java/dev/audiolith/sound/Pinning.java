package dev.audiolith.sound;

import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinReport;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;

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

    public Pinning(Sounds sounds, SoundBytes bytes, PinChain chain, Backoff retries, InstantSource clock) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.chain = chain;
        this.retries = retries;
        this.clock = clock;
    }

    /// The delay before the first background retry.
    Duration firstDelay() {
        return retries.after(1);
    }

    /// The sound after the attempt. While it is not pinned, `nextRound` and the time of that round's attempt are written with it.
    Sound pin(Sound sound, int nextRound, Deadline deadline) {
        var digests = sound.audio().digests();
        var request = new PinRequest(sound.id().text(), digests.cid(), digests.bytes(),
                () -> bytes.open(sound.audio().objectKey()));
        return write(sound, chain.pin(request, deadline), nextRound);
    }

    private Sound write(Sound before, PinReport report, int nextRound) {
        var nextAttempt = clock.instant().plus(retries.after(nextRound + 1));
        var current = before;
        for (var write = 1;; write++) {
            var now = clock.instant();
            var changed = report.pinned().isPresent()
                    ? current.pinned(report.pinned().get(), report, now)
                    : current.notPinned(report, nextRound, nextAttempt, now);
            if (sounds.replace(changed)) {
                return changed;
            }
            // Somebody else wrote in between: a late copy of a retry message, or the table's own expiry.
            var fresh = sounds.find(before.id());
            if (fresh.isEmpty() || !fresh.get().state().isPending() || write == WRITES) {
                return fresh.orElse(changed);
            }
            current = fresh.get();
        }
    }
}
