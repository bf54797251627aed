package dev.audiolith.sound;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.audio.BrokenAudio;
import dev.audiolith.audio.DigestingStream;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome.Declined;
import dev.audiolith.speech.SpeechOutcome.Speaking;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Has a text spoken straight into the bucket, hashing the bytes as they pass.
///
/// Each holder of a claim writes under its own key, so one who lost the lease and goes on writing harms nobody. Before buying
/// speech it looks whether an earlier holder had stored it and died before saying so.
public final class Recorder {
    /// Who failed, where only the bytes show it: which provider spoke is not known here.
    private static final String SPEECH = "speech";

    private final Speaker speaker;
    private final SoundBytes bytes;
    @SuppressWarnings("UnusedVariable")
    private final Sleeper sleeper;

    public Recorder(Speaker speaker, SoundBytes bytes, Sleeper sleeper) {
        this.speaker = speaker;
        this.bytes = bytes;
        this.sleeper = sleeper;
    }

    /// Speech in the bucket, or why there is none.
    sealed interface Outcome {
        record Stored(StoredAudio audio, SoundBytes.Held held) implements Outcome {}

        /// `kept` parts of a long text are stored all the same, and paid: whoever gives the claim up gives them up.
        record NotSpoken(Failure failure, int kept) implements Outcome {}

        /// A long text of which `done` of `total` parts are stored, at least one of them by this very call. To be called again, under
        /// this claim or a later one of the same sound, when there is time.
        record Unfinished(int done, int total) implements Outcome {}
    }

    Outcome record(Claim claim, SpeechRequest request, Deadline deadline) {
        var found = foundAgain(claim, request.format());
        if (found.isPresent()) {
            var audio = found.get();
            return new Outcome.Stored(audio, () -> bytes.open(audio.objectKey()));
        }
        return switch (speaker.speak(request, deadline)) {
            case Speaking speaking -> store(claim, request.format(), speaking);
            case Declined(var failure) -> new Outcome.NotSpoken(failure, 0);
        };
    }

    private Outcome store(Claim claim, AudioFormat format, Speaking speaking) {
        var key = objectKey(claim, claim.fence(), format);
        try (var audio = new DigestingStream(speaking.audio(), format)) {
            var held = bytes.store(key, new SoundBytes.Notes(format.contentType(), speaking.characterCost()), audio);
            return new Outcome.Stored(new StoredAudio(key, format.contentType(), audio.digests(), speaking.characterCost()), held);
        } catch (BrokenSpeech e) {
            return new Outcome.NotSpoken(e.failure(), 0);
        } catch (BrokenAudio e) {
            return new Outcome.NotSpoken(Failure.of(FailureKind.CORRUPT_ANSWER, SPEECH, String.valueOf(e.getMessage())), 0);
        } catch (IOException e) {
            return new Outcome.NotSpoken(Failure.of(FailureKind.UNREACHABLE, SPEECH, "the speech broke off"), 0);
        }
    }

    private Optional<StoredAudio> foundAgain(Claim claim, AudioFormat format) {
        for (var fence = claim.fence() - 1; fence >= 1; fence--) {
            var key = objectKey(claim, fence, format);
            var stored = bytes.find(key);
            if (stored.isPresent()) {
                return Optional.of(readAgain(key, format, stored.get()));
            }
        }
        return Optional.empty();
    }

    private StoredAudio readAgain(String key, AudioFormat format, SoundBytes.Stored stored) {
        try (var audio = new DigestingStream(bytes.open(key), format)) {
            audio.transferTo(OutputStream.nullOutputStream());
            return new StoredAudio(key, stored.notes().contentType(), audio.digests(), stored.notes().characterCost());
        } catch (IOException e) {
            throw new StorageUnavailable("stored speech could not be read again", e);
        }
    }

    private static String objectKey(Claim claim, long fence, AudioFormat format) {
        return "sounds/" + claim.soundId() + "/" + fence + "." + format.extension();
    }
}
