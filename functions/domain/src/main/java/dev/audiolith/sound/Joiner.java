package dev.audiolith.sound;

import dev.audiolith.audio.BrokenAudio;
import dev.audiolith.audio.DigestingStream;
import dev.audiolith.audio.JoinedAudio;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.PartsRecorder.Part;
import dev.audiolith.sound.Recorder.Outcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.speech.Word;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes one sound of parts that lie in the bucket, and one row of words of theirs; then deletes the parts.
///
/// A crash before the sound is stored leaves the parts to be found again; a crash after it leaves parts that nobody needs to the
/// sweep of forgotten bytes.
final class Joiner {
    private final SoundBytes bytes;
    private final Captions captions;

    Joiner(SoundBytes bytes) {
        this.bytes = bytes;
        this.captions = new Captions(bytes);
    }

    Outcome join(Place whole, SpeechRequest request, List<Part> parts) {
        var notes = new SoundBytes.Notes(request.format().contentType(), parts.stream().mapToLong(Part::characterCost).sum());
        var pieces = parts.stream().map(part -> new JoinedAudio.Piece(part.bytes(), () -> bytes.open(part.place().audioKey()))).toList();
        try (var joined = JoinedAudio.of(request.format(), pieces); var audio = new DigestingStream(joined, request.format())) {
            var held = bytes.store(whole.audioKey(), notes, new EndingStream(audio, () -> storeWords(whole, parts, joined)));
            var stored = new StoredAudio(whole.audioKey(), notes.contentType(), audio.digests(), notes.characterCost(), whole.wordsKey());
            parts.forEach(this::delete);
            return new Outcome.Stored(stored, held);
        } catch (BrokenAudio e) {
            // What was taken for audio cannot be taken apart: found again, it would only fail again.
            parts.forEach(this::delete);
            return new Outcome.NotSpoken(Failure.of(FailureKind.CORRUPT_ANSWER, Take.SPEECH, String.valueOf(e.getMessage())), 0, true);
        } catch (IOException e) {
            // Each part was whole when it was stored: it is our own reading that failed.
            throw new StorageUnavailable("the parts of a sound could not be joined", e);
        }
    }

    private void storeWords(Place whole, List<Part> parts, JoinedAudio joined) throws IOException {
        if (whole.wordsKey().isEmpty()) {
            return;
        }
        var words = new ArrayList<Word>();
        var offset = Duration.ZERO;
        for (var i = 0; i < parts.size(); i++) {
            for (var word : captions.read(parts.get(i).place().wordsKey().orElseThrow())) {
                words.add(word.after(offset));
            }
            // Of audio nobody can measure, the last word's end is the best guess at its own.
            var end = words.isEmpty() ? offset : words.getLast().end();
            offset = joined.durations().get(i).map(offset::plus).orElse(end);
        }
        captions.store(whole.wordsKey().get(), words);
    }

    private void delete(Part part) {
        bytes.delete(part.place().audioKey());
        part.place().wordsKey().ifPresent(bytes::delete);
    }
}
