package dev.audiolith.sound;

import dev.audiolith.audio.BrokenAudio;
import dev.audiolith.audio.DigestingStream;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Recorder.Outcome;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome.Declined;
import dev.audiolith.speech.SpeechOutcome.Speaking;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// One asking for speech, straight into the bucket, hashing the bytes as they pass.
///
/// The words are stored before the audio is: audio that is found again is never without them.
final class Take {
    /// Who failed, where only the bytes show it: which provider spoke is not known here.
    static final String SPEECH = "speech";

    private final Speaker speaker;
    private final SoundBytes bytes;
    private final Captions captions;

    Take(Speaker speaker, SoundBytes bytes) {
        this.speaker = speaker;
        this.bytes = bytes;
        this.captions = new Captions(bytes);
    }

    Outcome record(Place place, SpeechRequest request, Deadline deadline) {
        return switch (speaker.speak(request, deadline)) {
            case Speaking speaking -> store(place, request, speaking);
            case Declined(var failure) -> new Outcome.NotSpoken(failure, 0, false);
        };
    }

    /// What an earlier take left at `place`.
    Optional<StoredAudio> find(Place place, Claim claim, SpeechRequest request) {
        return bytes.find(place.audioKey()).filter(claim::reachesBackTo).map(stored -> readAgain(place, request, stored.notes()));
    }

    private Outcome store(Place place, SpeechRequest request, Speaking speaking) {
        var notes = new SoundBytes.Notes(request.format().contentType(), speaking.characterCost());
        try (var audio = new DigestingStream(speaking.audio(), request.format())) {
            var held = bytes.store(place.audioKey(), notes, new EndingStream(audio, () -> storeWords(place, speaking)));
            return new Outcome.Stored(stored(place, notes, audio), held);
        } catch (BrokenSpeech e) {
            return brokeOff(e.failure());
        } catch (BrokenAudio e) {
            return brokeOff(Failure.of(FailureKind.CORRUPT_ANSWER, SPEECH, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return brokeOff(Failure.of(FailureKind.UNREACHABLE, SPEECH, "the speech broke off"));
        }
    }

    private static Outcome brokeOff(Failure failure) {
        return new Outcome.NotSpoken(failure, 0, true);
    }

    private void storeWords(Place place, Speaking speaking) throws IOException {
        if (place.wordsKey().isPresent()) {
            captions.store(place.wordsKey().get(), speaking.alignment().words());
        }
    }

    private StoredAudio readAgain(Place place, SpeechRequest request, SoundBytes.Notes notes) {
        try (var audio = new DigestingStream(bytes.open(place.audioKey()), request.format())) {
            audio.transferTo(OutputStream.nullOutputStream());
            return stored(place, notes, audio);
        } catch (IOException e) {
            throw new StorageUnavailable("stored speech could not be read again", e);
        }
    }

    private static StoredAudio stored(Place place, SoundBytes.Notes notes, DigestingStream audio) {
        return new StoredAudio(place.audioKey(), notes.contentType(), audio.digests(), notes.characterCost(), place.wordsKey());
    }
}
