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
    private static final int BUFFER_BYTES = 1 << 14;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public void send(HttpExchange exchange) throws IOException {
        try (var encoding = Encoding.start(ffmpeg, utterance.format(), LIMIT)) {
            Thread.startVirtualThread(() -> say(encoding));
            // Only once FFmpeg has answered something is success likely enough to be announced.
            var first = encoding.audio().readNBytes(BUFFER_BYTES);
            if (first.length == 0) {
                encoding.finish();
                throw new IOException("FFmpeg made no audio");
            }
            exchange.getResponseHeaders().set("Content-Type", utterance.format().contentType());
            exchange.getResponseHeaders().set("character-cost", String.valueOf(utterance.characters()));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(first);
            encoding.audio().transferTo(exchange.getResponseBody());
            encoding.finish();
            exchange.getResponseBody().close();
        }
    }

    private void say(Encoding encoding) {
        var isSaid = false;
        try {
            var voice = kevin.get();
            for (var sentence : utterance.sentences()) {
                encoding.samples().write(voice.say(sentence, utterance.speaking()));
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
