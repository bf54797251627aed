package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Turns a text into a sound: claim, speak into the bucket, record, queue the first retry, pin, answer. In that order, so that
/// a crash anywhere loses nothing that was promised and buys no speech twice:
///
/// - before the record nothing was promised; the claim's lease ends, and bytes already stored under it are found again;
/// - after it the retry message, or the index of pending sounds, finishes the job.
public final class Vocalizer {
    /// Kept back from speaking, so that what was spoken can still be recorded and queued.
    private static final Duration RECORDING_MARGIN = Duration.ofSeconds(5);
    /// Kept back from pinning, so that its outcome can still be recorded.
    private static final Duration PINNING_MARGIN = Duration.ofSeconds(1);

    private final Turnstile turnstile;
    private final Recorder recorder;
    private final Pinning pinning;
    private final Shelf shelf;
    private final InstantSource clock;

    public Vocalizer(Turnstile turnstile, Recorder recorder, Pinning pinning, Shelf shelf, InstantSource clock) {
        this.turnstile = turnstile;
        this.recorder = recorder;
        this.pinning = pinning;
        this.shelf = shelf;
        this.clock = clock;
    }

    public Vocalized vocalize(VocalizeRequest request, Deadline deadline) {
        return switch (turnstile.enter(request, deadline.less(RECORDING_MARGIN))) {
            case Turnstile.Entry.Granted(var claim) -> speak(claim, request, deadline);
            case Turnstile.Entry.Known(var sound) -> known(sound);
            case Turnstile.Entry.Crowded(var retryAfter) -> new Vocalized.InProgress(retryAfter);
            case Turnstile.Entry.OtherBody() -> new Vocalized.KeyReused();
        };
    }

    private Vocalized speak(Claim claim, VocalizeRequest request, Deadline deadline) {
        return switch (recorder.record(claim, request.speech(), deadline.less(RECORDING_MARGIN))) {
            case Recorder.Outcome.NotSpoken(var failure, var kept) ->
                // Whoever asks again takes the claim over when its lease has ended, and finds the parts that were bought.
                new Vocalized.NotSpoken(failure, kept == 0 ? leave(claim) : List.of());
            case Recorder.Outcome.Unfinished _ -> new Vocalized.InProgress(Duration.between(clock.instant(), claim.leaseUntil()));
            case Recorder.Outcome.Stored stored -> keep(claim, request, stored, deadline);
        };
    }

    /// Whoever was answered "our storage does not answer" before asks again: now there must be a message. A copy dies out.
    private Vocalized known(Sound sound) {
        if (sound.state().isPending()) {
            shelf.queue(new RetryQueue.Retry(sound.id(), sound.attempts().round()), pinning.firstDelay()).ifPresent(trouble -> {
                throw trouble;
            });
        }
        return new Vocalized.Spoken(sound, 0, List.of());
    }

    /// What went wrong, if anything did. Not thrown: the lease ends by itself, and what the caller must hear is why there is no
    /// speech.
    private List<StorageUnavailable> leave(Claim claim) {
        try {
            turnstile.leave(claim);
            return List.of();
        } catch (StorageUnavailable e) {
            return List.of(e);
        }
    }

    private Vocalized keep(Claim claim, VocalizeRequest request, Recorder.Outcome.Stored stored, Deadline deadline) {
        var audio = stored.audio();
        var firstRetry = pinning.firstDelay();
        var now = clock.instant();
        var sound = Sound.temporary(claim.soundId(), request.owner(), audio, shelf.lifetimes().from(now), now.plus(firstRetry));
        if (!turnstile.settle(claim, sound)) {
            // We took so long that another holder has, or will have, spoken it. Ours is not the sound that counts.
            return new Vocalized.InProgress(Duration.ofSeconds(1));
        }
        var queued = shelf.queue(new RetryQueue.Retry(sound.id(), sound.attempts().round()), firstRetry);
        var troubles = new ArrayList<StorageUnavailable>();
        queued.ifPresent(troubles::add);
        var pinned = pin(sound, stored.held(), deadline.less(PINNING_MARGIN), troubles);
        if (queued.isPresent() && pinned.state() != SoundState.PINNED) {
            // Recorded, but nothing would bring it back for certain: do not acknowledge it.
            throw queued.get();
        }
        return new Vocalized.Spoken(pinned, audio.characterCost(), List.copyOf(troubles));
    }

    private Sound pin(Sound sound, SoundBytes.Held held, Deadline deadline, List<StorageUnavailable> troubles) {
        try {
            var attempted = pinning.pin(sound, held, sound.attempts().round(), deadline);
            troubles.addAll(attempted.troubles());
            return attempted.sound();
        } catch (StorageUnavailable e) {
            // It is stored, recorded and queued: the promise holds, and the retry message will record the pin.
            troubles.add(e);
            return sound;
        }
    }
}
