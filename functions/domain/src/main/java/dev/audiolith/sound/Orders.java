package dev.audiolith.sound;

import java.util.Optional;

/// The orders among the table of sounds: [Sounds] does not see them, and this does not see sounds. An order first enters the table by
/// [Claims#settle(Claim, Order)].
///
/// All methods throw [dev.audiolith.failure.StorageUnavailable] when the table does not answer.
public interface Orders {

    Optional<Order> find(SoundId id);

    /// Writes `changed` over the version before it. False, and nothing written, when that is no longer what is there.
    boolean replace(Order changed);

    /// Puts the sound in the place of its order, while this very version of the order is there. False, and nothing written,
    /// otherwise.
    boolean fulfil(Order order, Sound sound);
}
