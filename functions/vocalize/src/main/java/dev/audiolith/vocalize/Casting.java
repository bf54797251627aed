package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.SpeechRefusals;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.speech.Voice;
import dev.audiolith.speech.Voices;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /api/voices`: the voices that can be asked for, page by page.
final class Casting {
    /// A list nobody waits half a minute for.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Voices voices;

    Casting(Voices voices) {
        this.voices = voices;
    }

    HttpAnswer get(HttpRequest request) {
        request.requireOwner();
        var query = new Voices.Query(limit(request), request.queryParameter("cursor"), request.queryParameter("search"));
        return switch (voices.list(query, request.deadline().within(PATIENCE))) {
            case Voices.Listed.Page page -> Answers.ok(json(page)).header("cache-control", "private, max-age=60");
            case Voices.Listed.Unavailable(var failure) -> throw new Refused(SpeechRefusals.refusal(failure));
        };
    }

    private static int limit(HttpRequest request) {
        try {
            return request.queryParameter("limit").map(Integer::parseInt).orElse(Voices.Query.USUAL);
        } catch (NumberFormatException e) {
            throw new InvalidRequest("limit", "must be a whole number from 1 to " + Voices.Query.MOST);
        }
    }

    private static Map<String, Object> json(Voices.Listed.Page page) {
        var json = new LinkedHashMap<String, Object>();
        json.put("items", page.voices().stream().map(Casting::json).toList());
        page.next().ifPresent(next -> json.put("nextCursor", next));
        return json;
    }

    private static Map<String, Object> json(Voice voice) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", voice.id());
        json.put("name", voice.name());
        voice.category().ifPresent(category -> json.put("category", category));
        voice.description().ifPresent(description -> json.put("description", description));
        json.put("labels", voice.labels());
        voice.preview().ifPresent(preview -> json.put("previewUrl", preview.toString()));
        return json;
    }
}
