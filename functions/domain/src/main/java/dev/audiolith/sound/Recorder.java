package dev.audiolith.sound;

import dev.audiolith.failure.Failure;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechModel;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.util.Optional;

/// Has a text spoken into the bucket: at once if the model takes it at once, else in parts (see [PartsRecorder]).
///
/// Before buying speech it looks whether an earlier holder of the claim had stored it and died before saying so.
public final class Recorder {
    private final SoundBytes bytes;
    private final Take take;
    private final PartsRecorder parts;

    public Recorder(Speaker speaker, SoundBytes bytes, Sleeper sleeper) {
        this.bytes = bytes;
        this.take = new Take(speaker, bytes);
        this.parts = new PartsRecorder(take, bytes, sleeper);
    }

    /// Speech in the bucket, or why there is none.
    sealed interface Outcome {
        record Stored(StoredAudio audio, SoundBytes.Held held) implements Outcome {}

        /// `kept` parts of a long text are stored all the same, and paid: whoever gives the claim up gives them up. `hasBegun`: some speech
        /// broke off in the middle, which is on the bill however it broke off.
        record NotSpoken(Failure failure, int kept, boolean hasBegun) implements Outcome {}

        /// A long text of which `done` of `total` parts are stored, at least one of them by this very call. To be called again, under
        /// this claim or a later one of the same sound, when there is time.
        record Unfinished(int done, int total) implements Outcome {}
    }

    /// Hears how far a long text has come, part by part.
    interface Watcher {
        void reached(int done, int total);
    }

    Outcome record(Claim claim, SpeechRequest request, Deadline deadline) {
        return record(claim, request, (_, _) -> {}, deadline);
    }

    Outcome record(Claim claim, SpeechRequest request, Watcher watcher, Deadline deadline) {
        var spoken = SpeechModel.of(request.modelId()).parts(request);
        // Only a text in parts is recorded by several calls under one claim; a text in one was not, or its holder would know.
        var found = foundAgain(claim, request, spoken.size() > 1 ? claim.fence() : claim.fence() - 1);
        if (found.isPresent()) {
            var audio = found.get();
            return new Outcome.Stored(audio, () -> bytes.open(audio.objectKey()));
        }
        return spoken.size() == 1
                ? take.record(Place.ofWhole(claim, claim.fence(), request), spoken.getFirst(), deadline)
                : parts.record(claim, request, spoken, watcher, deadline);
    }

    private Optional<StoredAudio> foundAgain(Claim claim, SpeechRequest request, long newest) {
        for (var fence = newest; fence >= 1; fence--) {
            var found = take.find(Place.ofWhole(claim, fence, request), claim, request);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
