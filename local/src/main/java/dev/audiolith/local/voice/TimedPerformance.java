package dev.audiolith.local.voice;

import com.sun.net.httpserver.HttpExchange;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Speaks an utterance as ElevenLabs does when it is asked for times: a JSON object a line, with some audio and the times of what has been
/// said meanwhile. Some lines have no times, as there.
record TimedPerformance(Performance performance) implements Answer {

    @Override
    public void send(HttpExchange exchange) throws IOException {
        var timeline = new Timeline();
        try (var encoding = performance.begin(timeline)) {
            var audio = performance.first(encoding);
            performance.announce(exchange, "application/json");
            while (audio.length > 0) {
                write(line(audio, timeline), exchange.getResponseBody());
                audio = encoding.audio().readNBytes(Performance.BUFFER_BYTES);
            }
            encoding.finish();
            write(line(audio, timeline), exchange.getResponseBody());
            exchange.getResponseBody().close();
        }
    }

    private static String line(byte[] audio, Timeline timeline) {
        var said = timeline.take();
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("audio_base64", Base64.getEncoder().encodeToString(audio));
        line.put("alignment", said.isEmpty() ? null : said);
        line.put("normalized_alignment", null);
        return Json.write(line) + "\n\n";
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
