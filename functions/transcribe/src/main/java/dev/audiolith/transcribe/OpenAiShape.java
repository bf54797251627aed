package dev.audiolith.transcribe;

import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.Json;
import dev.audiolith.speech.SubRip;
import dev.audiolith.speech.WebVtt;
import dev.audiolith.transcript.Captioned;
import dev.audiolith.transcript.Report;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcription;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The forms in which OpenAI's clients can have a transcript.
enum OpenAiShape {
    JSON("application/json"), TEXT("text/plain; charset=utf-8"), SRT("text/plain; charset=utf-8"), VTT(
            "text/plain; charset=utf-8"), VERBOSE_JSON("application/json");

    /// A transcript to be told. Words are told only to those who ask for them.
    record Told(Transcription transcription, Transcript text, boolean words) {}

    private final String contentType;

    OpenAiShape(String contentType) {
        this.contentType = contentType;
    }

    static Optional<OpenAiShape> named(String name) {
        return List.of(values()).stream().filter(shape -> shape.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }

    HttpAnswer answer(Told told) {
        return HttpAnswer.of(200, written(told)).header("content-type", contentType).header("cache-control", "no-store");
    }

    private String written(Told told) {
        var text = told.text();
        return switch (this) {
            case JSON -> Json.write(Map.of("text", text.text(), "usage", usage(told)));
            case TEXT -> text.text() + "\n";
            case SRT -> SubRip.of(Captioned.words(text));
            case VTT -> WebVtt.of(Captioned.words(text));
            case VERBOSE_JSON -> Json.write(verbose(told));
        };
    }

    private static Map<String, Object> verbose(Told told) {
        var json = new LinkedHashMap<String, Object>();
        json.put("task", "transcribe");
        json.put("language", told.text().language().orElse("unknown"));
        json.put("duration", seconds(told.transcription().report().map(Report::duration).orElse(Duration.ZERO)));
        json.put("text", told.text().text());
        var segments = told.text().segments();
        json.put("segments", IntStream.range(0, segments.size()).mapToObj(i -> segment(i, segments.get(i))).toList());
        if (told.words()) {
            json.put("words", told.text().words().stream()
                    .map(word -> Map.of("word", word.text(), "start", seconds(word.start()), "end", seconds(word.end()))).toList());
        }
        json.put("usage", usage(told));
        return json;
    }

    private static Map<String, Object> segment(int number, Segment segment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", number);
        json.put("start", seconds(segment.start()));
        json.put("end", seconds(segment.end()));
        json.put("text", segment.text());
        return json;
    }

    private static Map<String, Object> usage(Told told) {
        var billed = told.transcription().report().map(Report::billed).orElse(Duration.ZERO);
        return Map.of("type", "duration", "seconds", Math.ceilDiv(billed.toMillis(), 1000));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
