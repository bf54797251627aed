package dev.audiolith.providers.openai;

import dev.audiolith.transcript.Transcript;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/// A transcript as Whisper answers it in `verbose_json`.
final class WireAnswer {

    static String of(Transcript transcript, Duration length) {
        var segments = transcript.segments().stream()
                .map(each -> """
                        {"id":0,"seek":0,%s,"text":" %s","tokens":[50364,2425,456],"temperature":0.0,"avg_logprob":-0.3,\
                        "compression_ratio":0.9,"no_speech_prob":0.01}""".formatted(times(each.start(), each.end()), each.text()))
                .collect(Collectors.joining(","));
        var words = transcript.words().stream()
                .map(each -> "{\"word\":\"%s\",%s}".formatted(each.text(), times(each.start(), each.end())))
                .collect(Collectors.joining(","));
        return """
                {"task":"transcribe","language":"english","duration":%s,"text":"%s","segments":[%s],"words":[%s],\
                "usage":{"type":"duration","seconds":%d}}""".formatted(seconds(length), transcript.text(), segments, words,
                length.toSeconds());
    }

    private static String times(Duration start, Duration end) {
        return "\"start\":" + seconds(start) + ",\"end\":" + seconds(end);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    private WireAnswer() {}
}
