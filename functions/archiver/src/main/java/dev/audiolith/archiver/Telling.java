package dev.audiolith.archiver;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Paging;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Tracks;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells an owner of tracks, of what was done for them, and of what went wrong.
final class Telling {
    private static final int MOST_JOBS = 200;

    private final Tracks tracks;
    private final Owned owned;

    Telling(Tracks tracks, Owned owned) {
        this.tracks = tracks;
        this.owned = owned;
    }

    /// `GET /api/tracks`: newest first.
    HttpAnswer list(HttpRequest request) {
        var page = tracks.ofOwner(request.requireOwner(), Paging.limit(request), Paging.cursor(request));
        return Answers.ok(Paging.list(page.items().stream().map(TrackJson::of).toList(), page.nextCursor()));
    }

    /// `GET /api/tracks/{id}`.
    HttpAnswer get(HttpRequest request) {
        var track = owned.find(request);
        return Answers.ok(TrackJson.of(track)).note("trackId", track.id().text()).note("state", track.state().name());
    }

    /// `GET /api/tracks/{id}/jobs`: one for each run, newest first.
    HttpAnswer jobs(HttpRequest request) {
        var track = owned.find(request);
        var jobs = tracks.jobs(track.id(), MOST_JOBS).stream().map(job -> TrackJson.of(job, track, request.base())).toList();
        return Answers.ok(Map.of("items", jobs)).note("trackId", track.id().text());
    }

    /// `GET /api/notifications`: newest first.
    HttpAnswer notices(HttpRequest request) {
        var page = tracks.notices(request.requireOwner(), Paging.limit(request), Paging.cursor(request));
        return Answers.ok(Paging.list(page.items().stream().map(Telling::json).toList(), page.nextCursor()));
    }

    private static Map<String, Object> json(Notice notice) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", notice.id());
        json.put("type", switch (notice.kind()) {
            case TRACK_FAILED -> "track.failed";
            case TRACK_EXPIRED -> "track.expired";
        });
        json.put("trackId", notice.track().text());
        json.put("title", notice.title());
        json.put("message", notice.message());
        json.put("createdAt", notice.at().toString());
        return json;
    }
}
