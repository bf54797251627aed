package dev.audiolith.local.voice;

import com.sun.net.httpserver.HttpExchange;
import dev.audiolith.local.http.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Speaks an utterance into an answer while it is being spoken: a sentence of samples and a buffer of audio are in memory.
///
/// When anything fails after the first bytes, the answer is cut off rather than ended: short audio must not look whole.
record Performance(Utterance utterance, Future<Kevin> kevin, Path ffmpeg) implements Answer {
    static final int BUFFER_BYTES = 1 << 14;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public void send(HttpExchange exchange) throws IOException {
        try (var encoding = begin(new Timeline())) {
            var first = first(encoding);
            announce(exchange, utterance.format().contentType());
            exchange.getResponseBody().write(first);
            encoding.audio().transferTo(exchange.getResponseBody());
            encoding.finish();
            exchange.getResponseBody().close();
        }
    }

    /// Starts to speak; what has been said when is written to `timeline`.
    Encoding begin(Timeline timeline) throws IOException {
        var encoding = Encoding.start(ffmpeg, utterance.format(), LIMIT);
        Thread.startVirtualThread(() -> say(encoding, timeline));
        return encoding;
    }

    /// Waits for the first audio: only then is success likely enough to be announced.
    byte[] first(Encoding encoding) throws IOException {
        var first = encoding.audio().readNBytes(BUFFER_BYTES);
        if (first.length == 0) {
            encoding.finish();
            throw new IOException("FFmpeg made no audio");
        }
        return first;
    }

    void announce(HttpExchange exchange, String contentType) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("character-cost", String.valueOf(utterance.characters()));
        exchange.sendResponseHeaders(200, 0);
    }

    private void say(Encoding encoding, Timeline timeline) {
        var isSaid = false;
        try {
            var voice = kevin.get();
            for (var sentence : utterance.sentences()) {
                var samples = voice.say(sentence, utterance.speaking());
                timeline.add(sentence, samples.length);
                encoding.samples().write(samples);
            }
            encoding.samples().close();
            isSaid = true;
        } catch (IOException e) {
            // FFmpeg is gone; the other side finds out by itself and says why.
            return;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the voice could not be loaded", e);
        } finally {
            if (!isSaid) {
                // Ending the samples instead would make FFmpeg finish a shorter recording in good order.
                encoding.close();
            }
        }
    }
}
