package dev.audiolith.faults;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.speech.SpeechRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What somebody wants spoken, from when on, and how they want to hear of it.
record Wish(Instant at, String owner, String text, boolean cache, Optional<String> key, Manner manner) {
    /// A model that the service does not know takes 2,000 characters at once, so this is spoken in three parts.
    static final String LONG = IntStream.range(0, 44)
            .mapToObj("Wave number %d comes in over the sand, and over the sand it goes back."::formatted)
            .collect(Collectors.joining(" "));

    private static final Optional<String> MODEL = Optional.of("small");

    /// Whether they would rather not wait, want the times of the words, and who is to be called.
    record Manner(boolean async, boolean captions, Optional<URI> callback) {
        static final Manner PLAIN = new Manner(false, false, Optional.empty());
    }

    VocalizeRequest request() {
        var speech = new SpeechRequest(text, "voice", MODEL, Map.of(), AudioFormat.DEFAULT, Optional.empty(), Optional.empty())
                .captioned(manner.captions());
        return new VocalizeRequest(owner, speech, cache, key, new VocalizeRequest.Delivery(manner.async(), manner.callback()));
    }
}
