package dev.audiolith.sound;

import dev.audiolith.content.Sha256;
import dev.audiolith.speech.SpeechRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Where in the bucket one recording goes, and where its words go if they are wanted.
///
/// Every holder of a claim has places of its own, named by its fence, so one who lost the lease and goes on writing harms nobody. A
/// part's place also names the text: should texts ever be split differently, no part is taken for another.
record Place(String audioKey, Optional<String> wordsKey) {

    /// The place of the whole sound. Its words lie apart: they outlive the audio.
    static Place ofWhole(Claim claim, long fence, SpeechRequest request) {
        return new Place("sounds/" + claim.soundId() + "/" + fence + "." + request.format().extension(),
                wanted(request, "captions/" + claim.soundId() + "/" + fence + ".words"));
    }

    /// The place of one part, counted from 1, until the sound is whole.
    static Place ofPart(Claim claim, long fence, int number, SpeechRequest part) {
        var name = "sounds/" + claim.soundId() + "/" + fence + "/" + number + "-" + shortName(part.text());
        return new Place(name + "." + part.format().extension(), wanted(part, name + ".words"));
    }

    private static Optional<String> wanted(SpeechRequest request, String key) {
        return request.captions() ? Optional.of(key) : Optional.empty();
    }

    private static String shortName(String text) {
        return HexFormat.of().formatHex(Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    }
}
