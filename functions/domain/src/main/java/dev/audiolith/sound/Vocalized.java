package dev.audiolith.sound;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.StorageUnavailable;
import java.time.Duration;
import java.util.List;

/// What became of a request to speak. A door must answer every case.
public sealed interface Vocalized {

    /// There is a sound, pinned or at least stored, recorded and queued. `charged` is what this very request cost: nothing when
    /// the sound was there before. `troubles` healed, or will heal by themselves, but somebody may want to know.
    record Spoken(Sound sound, long charged, List<StorageUnavailable> troubles) implements Vocalized {}

    /// It will be spoken, and can be asked about from now on.
    record Accepted(Order order) implements Vocalized {}

    /// Somebody is speaking the same at this moment and did not finish while we could wait.
    record InProgress(Duration retryAfter) implements Vocalized {}

    /// The idempotency key came with another body before.
    record KeyReused() implements Vocalized {}

    /// There is no speech; nothing is stored and the same request may be made again.
    record NotSpoken(Failure failure, List<StorageUnavailable> troubles) implements Vocalized {}
}
