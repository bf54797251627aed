package dev.audiolith.archiver;

import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.ManualArchive;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.Tracks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// `POST /api/tracks/{id}/archived`: takes in the files of a track that was saved by hand. First it says where to put them; called again with
/// `confirm`, it verifies and keeps what was put there.
final class HandingIn {
    private static final int MAX_BODY_BYTES = 4_096;
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}/[A-Za-z0-9.+-]{1,80}");

    private final Tracks tracks;
    private final Owned owned;
    private final ManualArchive archive;
    private final AdminAccess access;
    private final long mostBytes;

    HandingIn(Tracks tracks, Owned owned, ManualArchive archive, AdminAccess access, long mostBytes) {
        this.tracks = tracks;
        this.owned = owned;
        this.archive = archive;
        this.access = access;
        this.mostBytes = mostBytes;
    }

    HttpAnswer post(HttpRequest request) {
        var track = find(request);
        var fields = request.json(MAX_BODY_BYTES);
        var answer = fields.flag("confirm", false) ? confirm(track, request) : places(track, announced(fields));
        return answer.note("trackId", track.id().text());
    }

    /// Its owner's, or anybody's for the admin key.
    private Track find(HttpRequest request) {
        return access.isBroughtBy(request)
                ? tracks.find(Owned.id(request)).filter(track -> !track.isDeleted()).orElseThrow(Owned::unknown)
                : owned.find(request);
    }

    private HttpAnswer places(Track track, Map<Part, TrackUploads.Announced> files) {
        var uploads = new LinkedHashMap<String, Object>();
        archive.request(track, files).forEach((part, place) -> uploads.put(TrackJson.name(part), json(place)));
        return Answers.ok(Map.of("id", track.id().text(), "uploads", uploads));
    }

    private HttpAnswer confirm(Track track, HttpRequest request) {
        return switch (archive.confirm(track, request.deadline().less(MARGIN))) {
            case ManualArchive.Confirmed.Archived(var archived) -> Answers.ok(TrackJson.of(archived));
            case ManualArchive.Confirmed.Refused(var part, var why) -> throw refused(part, why);
            case ManualArchive.Confirmed.NothingUploaded() -> throw new Refused(Answers.refusal(409, "NOTHING_UPLOADED",
                    "nothing was uploaded for this track, or not its audio", false));
            case ManualArchive.Confirmed.Busy() -> throw new Refused(
                    Answers.refusal(409, "BUSY", "this track is being archived at this moment", true).after(LATER));
        };
    }

    /// What is wrong with the file is its owner's matter; what is wrong with us is not.
    private static Refused refused(Part part, Failure why) {
        var message = TrackJson.name(part) + ": " + why.message();
        return new Refused(why.by().equals(Failure.OUR_STORE)
                ? Answers.refusal(503, "STORAGE_UNAVAILABLE", message, true).after(LATER)
                : Answers.refusal(422, "FILE_REFUSED", message, false).detail("field", TrackJson.name(part)));
    }

    private Map<Part, TrackUploads.Announced> announced(JsonFields fields) {
        var files = new EnumMap<Part, TrackUploads.Announced>(Part.class);
        for (var part : Part.values()) {
            var name = TrackJson.name(part);
            fields.findObjectStrictly(name).ifPresent(file -> files.put(part, announced(name, file)));
        }
        if (files.isEmpty()) {
            throw new InvalidRequest("audio", "is missing");
        }
        return files;
    }

    private TrackUploads.Announced announced(String part, JsonFields file) {
        var bytes = file.findWhole("bytes").orElseThrow(() -> new InvalidRequest(part + ".bytes", "is missing"));
        if (bytes < 1 || bytes > mostBytes) {
            throw new InvalidRequest(part + ".bytes", "must be a whole number from 1 to " + mostBytes);
        }
        var type = file.findText("contentType").orElseThrow(() -> new InvalidRequest(part + ".contentType", "is missing"));
        if (!TYPE.matcher(type).matches()) {
            throw new InvalidRequest(part + ".contentType", "must be a media type, such as audio/mpeg");
        }
        return new TrackUploads.Announced(bytes, type);
    }

    private static Map<String, Object> json(TrackUploads.Place place) {
        var json = new LinkedHashMap<String, Object>();
        json.put("method", place.method());
        json.put("url", place.url().toString());
        json.put("headers", place.headers());
        json.put("expiresAt", place.expiresAt().toString());
        return json;
    }
}
