package dev.audiolith.sound;

import dev.audiolith.speech.SpeechRequest;
import java.util.Optional;

/// What the orders are about: texts too large for a table, kept until they have been spoken.
///
/// All methods throw [dev.audiolith.failure.StorageUnavailable] when the bucket does not answer.
public interface OrderedSpeech {

    /// Over whatever was kept under this id.
    void keep(SoundId id, SpeechRequest speech);

    Optional<SpeechRequest> find(SoundId id);

    /// Harmless when there is nothing.
    void forget(SoundId id);
}
