package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Turns a text into a sound: claim, speak into the bucket, record, queue the first retry, pin, answer. In that order, so that
/// a crash anywhere loses nothing that was promised and buys no speech twice:
///
/// - before the record nothing was promised; the claim's lease ends, and bytes already stored under it are found again;
/// - after it the retry message, or the index of pending sounds, finishes the job.
///
/// Who would rather not wait, or asks for more than can be spoken while someone waits, is answered with an [Order].
public final class Vocalizer {
    /// Kept back from speaking, so that what was spoken can still be recorded and queued.
    private static final Duration RECORDING_MARGIN = Duration.ofSeconds(5);

    private final Turnstile turnstile;
    private final Recorder recorder;
    private final Keeping keeping;
    private final Ordering ordering;
    private final InstantSource clock;

    public Vocalizer(Turnstile turnstile, Recorder recorder, Keeping keeping, Ordering ordering, InstantSource clock) {
        this.turnstile = turnstile;
        this.recorder = recorder;
        this.keeping = keeping;
        this.ordering = ordering;
        this.clock = clock;
    }

    public Vocalized vocalize(VocalizeRequest request, Deadline deadline) {
        var isForLater = request.delivery().async()
                || (!request.delivery().soundFirst() && !SpeakingTime.fitsARequest(request.speech()));
        return switch (turnstile.enter(request, isForLater, deadline.less(RECORDING_MARGIN))) {
            case Turnstile.Entry.Granted(var claim) -> isForLater ? ordering.accept(claim, request) : speak(claim, request, deadline);
            case Turnstile.Entry.Known(var sound) -> known(sound, request);
            case Turnstile.Entry.Ordered(var order) -> ordering.acceptAgain(order, request);
            case Turnstile.Entry.Crowded(var retryAfter) -> new Vocalized.InProgress(retryAfter);
            case Turnstile.Entry.OtherBody() -> new Vocalized.KeyReused();
        };
    }

    private Vocalized speak(Claim claim, VocalizeRequest request, Deadline deadline) {
        return switch (recorder.record(claim, request.speech(), deadline.less(RECORDING_MARGIN))) {
            case Recorder.Outcome.NotSpoken(var failure, var kept, _) ->
                // Whoever asks again takes the claim over when its lease has ended, and finds the parts that were bought.
                new Vocalized.NotSpoken(failure, kept == 0 ? leave(claim) : List.of());
            case Recorder.Outcome.Unfinished _ -> new Vocalized.InProgress(Duration.between(clock.instant(), claim.leaseUntil()));
            case Recorder.Outcome.Stored stored -> keep(claim, request, stored, deadline);
        };
    }

    /// Whoever was answered "our storage does not answer" before asks again: now there must be a message. A copy dies out. Where a
    /// message has moved the sound on there is one, and a burst of requests while no provider answers must not become one of messages.
    private Vocalized known(Sound sound, VocalizeRequest request) {
        if (sound.state().isPending() && sound.attempts().round() == 0) {
            keeping.sendFor(sound).ifPresent(trouble -> {
                throw trouble;
            });
        }
        request.delivery().callback().ifPresent(url -> ordering.call(url, sound));
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
        var sound = keeping.begin(claim.soundId(), request.owner(), audio, Callbacks.of(request.delivery().callback()), clock.instant());
        if (!turnstile.settle(claim, sound)) {
            // We took so long that another holder has, or will have, spoken it. Ours is not the sound that counts.
            return new Vocalized.InProgress(Duration.ofSeconds(1));
        }
        if (request.delivery().soundFirst()) {
            keeping.leave(sound);
            return new Vocalized.Spoken(sound, audio.characterCost(), List.of());
        }
        var kept = keeping.keep(sound, stored.held(), deadline);
        return new Vocalized.Spoken(kept.sound(), audio.characterCost(), kept.troubles());
    }
}
