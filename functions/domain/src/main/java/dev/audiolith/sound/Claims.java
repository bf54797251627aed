package dev.audiolith.sound;

import java.time.Instant;
import java.util.Optional;

/// Who may speak what: keys that make a request happen once, whatever is repeated, concurrent or crashed.
///
/// All methods throw [dev.audiolith.failure.StorageUnavailable] when the table does not answer.
public interface Claims {

    /// Ties an idempotency key to a body: the first binding wins and is returned to everyone until `keepUntil`.
    Binding bind(String key, Binding wanted, Instant now, Instant keepUntil);

    /// Takes the right to speak under the wanted key, if nobody else holds it and nothing was spoken under it.
    Outcome take(Wanted wanted);

    /// Gives a claim back after nothing was stored, so that the next request need not wait for the lease to end. Harmless when
    /// the claim is no longer ours.
    void release(Claim claim);

    /// In one transaction: the sound enters the table and the claim leads to it from now on. False, and nothing written,
    /// when the claim is no longer ours.
    boolean settle(Claim claim, Sound sound);

    /// The same for an order: it enters the table in the place of the sound that will come, and the claim leads to it. From then on
    /// the order itself says whose turn it is to speak.
    boolean settle(Claim claim, Order order);

    /// What an idempotency key stands for: the fingerprint of the body it came with, and the key under which that is spoken.
    record Binding(String fingerprint, String speakKey) {}

    /// `candidate` names the sound if this is the first attempt under `key`. A claim settled on `dead` counts as free: that
    /// sound can no longer be heard, or that order has failed. The row itself is forgotten after `keepUntil`.
    record Wanted(String key, SoundId candidate, Optional<SoundId> dead, Instant now, Instant leaseUntil,
            Instant keepUntil) {}

    /// What came of asking for a claim.
    sealed interface Outcome {

        /// Ours. With a fence above 1 someone held it before and may have stored bytes already.
        record Taken(Claim claim) implements Outcome {}

        /// Somebody is speaking it right now, and will be at most until then.
        record Busy(Instant until) implements Outcome {}

        /// It has been spoken or ordered before.
        record Settled(SoundId soundId) implements Outcome {}
    }
}
