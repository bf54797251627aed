package dev.audiolith.local.recogniser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// OpenAI's transcription interface, answered by this machine: the same path, form, formats and errors, free of charge.
///
/// It understands English only, whatever model and language it is asked for, and says so in what it answers.
public final class BuiltInRecogniser implements HttpHandler {
    private static final String PATH = "/v1/audio/transcriptions";
    private static final List<String> EXTENSIONS = List.of("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final String TIMES = "timestamp_granularities[]";

    private final byte[] authorisation;
    private final Path ffmpeg;
    private final Ear ear;

    public BuiltInRecogniser(String key, Path ffmpeg, RecogniserProcess process) {
        this(key, ffmpeg, (Ear) process);
    }

    BuiltInRecogniser(String key, Path ffmpeg, Ear ear) {
        this.authorisation = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.ffmpeg = ffmpeg;
        this.ear = ear;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-request-id", "req_" + UUID.randomUUID());
        Reply reply;
        try {
            reply = reply(exchange);
        } catch (RecogniserRefusal refusal) {
            reply = refusal.reply();
        }
        reply.send(exchange);
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!PATH.equals(path)) {
            throw RecogniserRefusal.of(404, null, "Invalid URL (" + exchange.getRequestMethod() + " " + path + ")");
        }
        if (!"POST".equals(exchange.getRequestMethod())) {
            throw RecogniserRefusal.of(405, null, "Not allowed to " + exchange.getRequestMethod() + " on " + path);
        }
        requireKey(exchange.getRequestHeaders().getFirst("Authorization"));
        try (var form = RecordingForm.read(exchange)) {
            return transcribed(form);
        }
    }

    private void requireKey(String given) throws RecogniserRefusal {
        if (given == null || !MessageDigest.isEqual(authorisation, given.getBytes(StandardCharsets.UTF_8))) {
            throw RecogniserRefusal.of(401, "invalid_api_key", "Incorrect API key provided.");
        }
    }

    private Reply transcribed(RecordingForm form) throws IOException {
        check(form);
        var format = form.first("response_format").orElse("json");
        var answer = AnswerFormat.named(format).orElseThrow(
                () -> RecogniserRefusal.field("response_format", "unsupported_value", "response_format '" + format + "' is not supported"));
        var times = form.all(TIMES);
        if (!times.isEmpty() && answer != AnswerFormat.VERBOSE_JSON) {
            throw RecogniserRefusal.field(TIMES, "invalid_value", "timestamp_granularities need response_format verbose_json");
        }
        return answer.reply(hear(form), times.isEmpty() || times.contains("segment"), times.contains("word"));
    }

    private static void check(RecordingForm form) throws RecogniserRefusal {
        var name = form.fileName().orElseThrow(() -> RecogniserRefusal.field("file", "missing_required_parameter", "file is required"));
        if (!EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            throw RecogniserRefusal.field("file", "unsupported_value", "Unrecognized file format. Supported formats: " + EXTENSIONS);
        }
        if (form.first("model").orElse("").isBlank()) {
            throw RecogniserRefusal.field("model", "missing_required_parameter", "you must provide a model parameter");
        }
        if (form.first("language").filter(language -> !LANGUAGE.matcher(language).matches()).isPresent()) {
            throw RecogniserRefusal.field("language", "invalid_value",
                    "Invalid language. Language parameter must be specified in ISO-639-1.");
        }
    }

    private Hearing hear(RecordingForm form) throws IOException {
        try (var decoding = Decoding.start(ffmpeg, form.file())) {
            var hearing = listen(decoding);
            if (!decoding.isComplete() || hearing.length().compareTo(Duration.ZERO) == 0) {
                throw RecogniserRefusal.field("file", "invalid_value", "Audio file might be corrupted or unsupported");
            }
            return hearing;
        }
    }

    private Hearing listen(Decoding decoding) throws IOException {
        try {
            return ear.hear(decoding.samples());
        } catch (IOException e) {
            // Its process ended under way, or could not be started. The log of the process says why.
            throw RecogniserRefusal.of(500, null, "The server had an error while processing your request.");
        }
    }
}
