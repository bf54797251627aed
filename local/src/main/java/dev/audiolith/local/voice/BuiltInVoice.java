package dev.audiolith.local.voice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.Query;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// ElevenLabs' text-to-speech interface, answered by this machine: the same paths, headers and errors, free of charge.
public final class BuiltInVoice implements HttpHandler {
    /// Under ids that people have in their code: the ones ElevenLabs' own examples use.
    private static final List<Speaking> VOICES = List.of(
            new Speaking("kevin", "Kevin", 100, 150), new Speaking("21m00Tcm4TlvDq8ikWAM", "Rachel", 160, 155),
            new Speaking("JBFqnCBsd6RMkjVDRZzb", "George", 85, 140), new Speaking("EXAVITQu4vr4xnSDxMaL", "Sarah", 165, 150),
            new Speaking("pNInz6obpgDQGcFmaJgB", "Adam", 90, 145), new Speaking("ErXwobaYiN019PkySvjV", "Antoni", 110, 150),
            new Speaking("TxGEqnHWrfWFTfGW9XjX", "Josh", 95, 150), new Speaking("AZnzlk1XvdvUeBnXmlld", "Domi", 155, 160),
            new Speaking("MF3mGyEYCl7XYWbV9V6O", "Elli", 175, 155));
    private static final Map<String, Speaking> BY_ID = VOICES.stream()
            .collect(Collectors.toMap(Speaking::id, Function.identity()));
    private static final Pattern SPEAK = Pattern.compile("/v1/text-to-speech/([^/]+)(?:/stream(/with-timestamps)?)?");
    private static final int MOST_BODY_BYTES = 1 << 20;

    private final byte[] key;
    private final Path ffmpeg;
    private final Future<Kevin> kevin;

    /// Loads the voice in the background: the first request waits for it, the start does not.
    public BuiltInVoice(String key, Path ffmpeg) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.ffmpeg = ffmpeg;
        this.kevin = CompletableFuture.supplyAsync(Kevin::load, Thread::startVirtualThread);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("request-id", UUID.randomUUID().toString());
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (VoiceRefusal refusal) {
            answer = refusal.reply();
        }
        answer.send(exchange);
    }

    private Answer answer(HttpExchange exchange) throws IOException, VoiceRefusal {
        requireKey(exchange.getRequestHeaders().getFirst("xi-api-key"));
        var path = exchange.getRequestURI().getPath();
        if ("GET /v1/voices".equals(exchange.getRequestMethod() + " " + path)) {
            return voices();
        }
        var speak = SPEAK.matcher(path);
        if (!speak.matches()) {
            return Reply.json(404, Map.of("detail", "Not Found"));
        }
        if (!"POST".equals(exchange.getRequestMethod())) {
            return Reply.json(405, Map.of("detail", "Method Not Allowed"));
        }
        var voice = BY_ID.get(speak.group(1));
        if (voice == null) {
            throw VoiceRefusal.of(404, "not_found", "voice_not_found", "A voice with that voice_id was not found.");
        }
        var format = Query.of(exchange.getRequestURI()).first("output_format");
        var performance = new Performance(Utterance.of(voice, format, body(exchange)), kevin, ffmpeg);
        return speak.group(2) == null ? performance : new TimedPerformance(performance);
    }

    private void requireKey(String given) throws VoiceRefusal {
        if (given == null || given.isEmpty()) {
            throw VoiceRefusal.of(401, "authentication_error", "missing_api_key", "An API key is required.");
        }
        if (!MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8))) {
            throw VoiceRefusal.of(401, "authentication_error", "invalid_api_key", "Invalid API key");
        }
    }

    private static String body(HttpExchange exchange) throws IOException, VoiceRefusal {
        var bytes = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
        if (bytes.length > MOST_BODY_BYTES) {
            throw VoiceRefusal.invalid("request_too_large", "The request is larger than 1 MiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Reply voices() {
        return Reply.json(
                200, Map.of(
                        "voices", VOICES.stream().map(
                                voice -> Map.of(
                                        "voice_id", voice.id(), "name", voice.name(), "category", "premade", "labels",
                                        Map.of("language", "en", "accent", "built-in")))
                                .toList()));
    }
}
