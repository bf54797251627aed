package dev.audiolith.edge;

import dev.audiolith.track.Job;
import dev.audiolith.track.Kept;
import dev.audiolith.track.Part;
import dev.audiolith.track.Parts;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A track, and what became of its runs, as its owner is told, when asked and by a webhook.
public final class TrackJson {

    public static Map<String, Object> of(Track track) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", track.id().text());
        json.put("provider", track.about().provider());
        track.about().externalId().ifPresent(id -> json.put("externalId", id));
        json.put("title", track.about().title());
        json.put("status", track.about().status());
        json.put("state", track.state().name());
        json.putAll(urls(track.sources()));
        json.put("createdAt", track.dates().createdAt().toString());
        json.put("expiresAt", track.dates().expiresAt().toString());
        track.dates().archiveAt().ifPresent(at -> json.put("archiveScheduledAt", at.toString()));
        json.put("archivedToStorage", track.isArchived());
        track.archivedAt().ifPresent(at -> json.put("archivedAt", at.toString()));
        putParts(track.parts(), track.sources(), json);
        track.lastError().ifPresent(error -> json.put("lastError", error));
        json.put("metadata", metadata(track));
        return json;
    }

    public static Map<String, Object> of(Job job, Track track, URI base) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", job.track() + "-" + job.number());
        json.put("trackId", job.track().text());
        json.put("status", job.state().name().toLowerCase(Locale.ROOT));
        json.put("attempts", job.attempts());
        json.put("original", urls(job.sources()));
        var stored = new LinkedHashMap<String, Object>();
        job.parts().kept().keySet().stream().sorted()
                .forEach(part -> stored.put(name(part) + "Url", playback(track, base) + "?redirect=" + name(part)));
        json.put("stored", stored);
        json.put("parts", states(job.parts(), job.sources()));
        json.put("createdAt", job.createdAt().toString());
        job.startedAt().ifPresent(at -> json.put("startedAt", at.toString()));
        job.endedAt().ifPresent(at -> json.put("completedAt", at.toString()));
        job.error().ifPresent(error -> json.put("error", error));
        json.put("metadata", metadata(track));
        return json;
    }

    /// As fields and in query parameters.
    public static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static String playback(Track track, URI base) {
        return base + "/api/tracks/" + track.id() + "/playback";
    }

    private static Map<String, Object> urls(Sources sources) {
        var json = new LinkedHashMap<String, Object>();
        for (var part : Part.values()) {
            sources.link(part).ifPresent(url -> json.put(name(part) + "Url", url.toString()));
        }
        return json;
    }

    private static void putParts(Parts parts, Sources sources, Map<String, Object> json) {
        if (!parts.equals(Parts.NONE)) {
            var stored = new LinkedHashMap<String, Object>();
            for (var part : Part.values()) {
                parts.of(part).ifPresent(file -> stored.put(name(part), file(file)));
            }
            json.put("stored", stored);
            json.put("parts", states(parts, sources));
        }
    }

    private static Map<String, Object> states(Parts parts, Sources sources) {
        var states = new LinkedHashMap<String, Object>();
        for (var part : Part.values()) {
            state(part, parts, sources).ifPresent(state -> states.put(name(part), state));
        }
        return states;
    }

    /// Empty for what was not tried yet.
    private static Optional<String> state(Part part, Parts parts, Sources sources) {
        if (parts.of(part).isPresent()) {
            return Optional.of("stored");
        }
        if (sources.link(part).isEmpty()) {
            return Optional.of("absent");
        }
        return parts.failed().contains(part) ? Optional.of("failed") : Optional.empty();
    }

    private static Map<String, Object> file(Kept file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", file.key());
        json.put("bytes", file.bytes());
        json.put("sha256", file.sha256());
        json.put("contentType", file.contentType());
        file.plays().map(TrackJson::seconds).ifPresent(seconds -> json.put("durationSeconds", seconds));
        return json;
    }

    /// They were checked when they came in.
    private static Map<String, Object> metadata(Track track) {
        var json = new LinkedHashMap<String, Object>();
        new TreeMap<>(track.about().metadata()).forEach((name, text) -> Json.parse(text).ifPresent(value -> json.put(name, value)));
        return json;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private TrackJson() {}
}
