package dev.audiolith.edge;

import dev.audiolith.recording.Problem;
import dev.audiolith.speech.Word;
import dev.audiolith.transcript.Coverage;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.Prices;
import dev.audiolith.transcript.Report;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionState;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A transcription as its owner is told about it, when asked and by a webhook.
public final class TranscriptionJson {
    /// For as long as it takes to follow a link that was just given out; another is made whenever one asks.
    private static final Duration LINK = Duration.ofMinutes(5);

    private final Prices prices;
    private final EvidenceRoom evidence;

    public TranscriptionJson(Prices prices, EvidenceRoom evidence) {
        this.prices = prices;
        this.evidence = evidence;
    }

    /// Without the text. `base` is where we were reached.
    public Map<String, Object> of(Transcription transcription, URI base) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", transcription.id().text());
        json.put("state", transcription.state().name());
        json.put("statusUrl", statusUrl(transcription, base));
        json.put("fileName", transcription.recording().fileName());
        json.put("contentType", transcription.recording().contentType());
        transcription.recording().found().map(found -> found.bytes()).or(transcription.recording()::announced)
                .ifPresent(bytes -> json.put("bytes", bytes));
        transcription.report().ifPresent(report -> putReport(report, json));
        if (transcription.state() == TranscriptionState.FAILED) {
            transcription.mishap().ifPresent(mishap -> json.put("failure", failure(mishap)));
        }
        json.put("createdAt", transcription.times().createdAt().toString());
        transcription.times().endedAt().ifPresent(
                end -> json.put(transcription.state() == TranscriptionState.COMPLETED ? "completedAt" : "failedAt", end.toString()));
        return json;
    }

    /// With the text, as it was given.
    public Map<String, Object> of(Transcription transcription, Transcript transcript, URI base) {
        var json = of(transcription, base);
        json.putAll(text(transcript));
        return json;
    }

    /// The text alone, with its times.
    public static Map<String, Object> text(Transcript transcript) {
        var json = new LinkedHashMap<String, Object>();
        json.put("text", transcript.text());
        transcript.language().ifPresent(language -> json.put("language", language));
        if (!transcript.segments().isEmpty()) {
            json.put("segments", transcript.segments().stream().map(TranscriptionJson::segment).toList());
        }
        if (!transcript.words().isEmpty()) {
            json.put("words", transcript.words().stream().map(TranscriptionJson::word).toList());
        }
        return json;
    }

    public static String statusUrl(Transcription transcription, URI base) {
        return base + "/api/transcriptions/" + transcription.id();
    }

    private void putReport(Report report, Map<String, Object> json) {
        report.language().ifPresent(language -> json.put("language", language));
        json.put("durationSeconds", seconds(report.duration()));
        json.put("coverage", coverage(report.coverage()));
        var cost = new LinkedHashMap<String, Object>();
        cost.put("seconds", seconds(report.billed()));
        prices.usd(report.model(), report.billed()).ifPresent(usd -> cost.put("usd", usd));
        json.put("cost", cost);
        json.put("model", report.model());
        if (!report.warnings().isEmpty()) {
            json.put("warnings", report.warnings().stream().map(Problem::name).toList());
        }
    }

    private static Map<String, Object> coverage(Coverage coverage) {
        var json = new LinkedHashMap<String, Object>();
        json.put("heardSeconds", seconds(coverage.heard()));
        json.put("transcribedSeconds", seconds(coverage.transcribed()));
        json.put("ratio", Math.round(coverage.ratio() * 10_000) / 10_000.0);
        return json;
    }

    /// Also as the details of an answer to one who waited.
    public Map<String, Object> failure(Mishap mishap) {
        var json = new LinkedHashMap<String, Object>();
        json.put("category", mishap.problem().name());
        json.put("message", mishap.message());
        json.put("retryable", mishap.problem().isRetryable());
        var links = new LinkedHashMap<String, Object>();
        mishap.evidence().inputKey().ifPresent(key -> links.put("inputUrl", evidence.link(key, LINK).toString()));
        mishap.evidence().outputKey().ifPresent(key -> links.put("outputUrl", evidence.link(key, LINK).toString()));
        mishap.evidence().log().ifPresent(log -> links.put("log", log));
        json.put("evidence", links);
        return json;
    }

    private static Map<String, Object> segment(Segment segment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("start", seconds(segment.start()));
        json.put("end", seconds(segment.end()));
        json.put("text", segment.text().strip());
        return json;
    }

    private static Map<String, Object> word(Word word) {
        var json = new LinkedHashMap<String, Object>();
        json.put("word", word.text());
        json.put("start", seconds(word.start()));
        json.put("end", seconds(word.end()));
        return json;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
