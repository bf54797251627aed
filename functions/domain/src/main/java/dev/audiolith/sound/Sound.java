package dev.audiolith.sound;

import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinReport;
import java.time.Instant;
import java.util.Optional;

/// A piece of audio made from text: whose it is, where its bytes are, how long it lives, how far it has come.
///
/// Every change gives a new value with the next `version`; [Sounds#replace] writes it only over the version before, so two
/// writers never overwrite each other.
public record Sound(SoundId id, String owner, SoundState state, StoredAudio audio, Life life, Kept kept,
        Attempts attempts, Callbacks callbacks, long version) {

    /// A sound whose bytes have just been stored.
    static Sound temporary(SoundId id, String owner, StoredAudio audio, Life life, Instant firstRetry, Callbacks callbacks) {
        return new Sound(id, owner, SoundState.TEMPORARY, audio, life, Kept.BY_NOBODY, Attempts.firstDueAt(firstRetry), callbacks, 1);
    }

    /// The state as it is now: time moves a sound on even when nothing has been written since.
    public SoundState stateAt(Instant now) {
        if (!state.isPending()) {
            return state;
        }
        if (life.isOver(now)) {
            return SoundState.EXPIRED;
        }
        return now.isBefore(life.temporaryUntil()) ? state : SoundState.UNPINNED;
    }

    /// When the link as it is now stops working; absent once pinned.
    public Optional<Instant> linkEndsAt(Instant now) {
        return switch (stateAt(now)) {
            case TEMPORARY -> Optional.of(life.temporaryUntil());
            // What is left of a cleaned-up sound ends later than the sound did.
            case EXPIRED -> state == SoundState.EXPIRED ? Optional.empty() : life.expiresAt();
            case UNPINNED -> life.expiresAt();
            case SPEAKING, PINNED, FAILED -> Optional.empty();
        };
    }

    /// Who took it first, if anyone did.
    public Optional<Pin> pin() {
        return kept.first();
    }

    /// Kept by a provider: nothing expires any more. `nextRound` makes copies of the message that led here die out.
    Sound pinned(PinOutcome.Pinned by, PinReport report, int nextRound, Instant now) {
        var keptNow = Kept.by(new Pin(by.provider(), by.fileId(), now));
        var tried = attempts.after(report, nextRound, Optional.empty()).madeAt(now);
        return new Sound(id, owner, SoundState.PINNED, audio, life.forEver(), keptNow, tried, callbacks, version + 1);
    }

    /// Looked after once more since it was pinned. The next round makes copies of the message that led here die out.
    Sound caredFor(Kept keptNow, PinReport report, int nextRound) {
        return new Sound(id, owner, state, audio, life, keptNow, attempts.after(report, nextRound, Optional.empty()), callbacks,
                version + 1);
    }

    /// Nothing has changed but that one more provider keeps it.
    Sound alsoKeptBy(Pin pin) {
        return new Sound(id, owner, state, audio, life, kept.and(pin), attempts, callbacks, version + 1);
    }

    /// Still without a provider after `report`; to be tried again at `due`, in `nextRound`.
    ///
    /// Never written as expired: the table's own expiry ends a sound, and whoever cleans up must still see it pending.
    Sound notPinned(PinReport report, int nextRound, Instant due, Instant now) {
        var stateNow = stateAt(now) == SoundState.UNPINNED ? SoundState.UNPINNED : state;
        var tried = attempts.after(report, nextRound, Optional.of(due)).madeAt(now);
        return new Sound(id, owner, stateNow, audio, life, kept, tried, callbacks, version + 1);
    }

    /// Waiting for its next attempt until `due`; nothing else has changed.
    Sound dueAt(Instant due) {
        return new Sound(id, owner, state, audio, life, kept, attempts.dueAt(due), callbacks, version + 1);
    }

    /// More want to be called.
    Sound calling(Callbacks more) {
        return new Sound(id, owner, state, audio, life, kept, attempts, more, version + 1);
    }

    /// The same sound, as the next version of the order in whose place it is put.
    Sound after(Order order) {
        return new Sound(id, owner, state, audio, life, kept, attempts, order.callbacks(), order.version() + 1);
    }

    /// Over, and waiting for nothing any more; still to be seen as it was by whoever cleans up.
    Sound givenUp() {
        return new Sound(id, owner, state, audio, life, kept, attempts.over(), callbacks, version + 1);
    }

    /// What is left to tell once the bytes are gone, itself kept until `forgottenAt`.
    Sound expired(Instant forgottenAt) {
        return new Sound(id, owner, SoundState.EXPIRED, audio, life.until(forgottenAt), kept, attempts.over(), callbacks, version + 1);
    }
}
