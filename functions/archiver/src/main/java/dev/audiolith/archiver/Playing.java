package dev.audiolith.archiver;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackState;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;

/// `GET /api/tracks/{id}/playback`: where to play a track. Ours once it is kept, its provider's before; each part for itself.
final class Playing {
    /// For as long as it takes to follow a link that was just given out; `redirect` gives a new one each time.
    private static final Duration LINK = Duration.ofMinutes(5);

    private final Owned owned;
    private final TrackBytes bytes;
    private final InstantSource clock;

    Playing(Owned owned, TrackBytes bytes, InstantSource clock) {
        this.owned = owned;
        this.bytes = bytes;
        this.clock = clock;
    }

    /// With `?redirect=audio`, `cover` or `video` straight to that.
    HttpAnswer get(HttpRequest request) {
        var wanted = request.queryParameter("redirect").map(Playing::part);
        var track = owned.find(request);
        if (track.state() == TrackState.EXPIRED) {
            throw new Refused(Answers.refusal(410, "TRACK_EXPIRED", "its provider had deleted this track before it could be kept", false));
        }
        return wanted.map(part -> redirect(track, part)).orElseGet(() -> links(track)).note("trackId", track.id().text());
    }

    private HttpAnswer links(Track track) {
        var data = new LinkedHashMap<String, Object>();
        for (var part : Part.values()) {
            link(track, part).ifPresent(link -> data.put(TrackJson.name(part) + "Url", link.toString()));
        }
        data.put("source", track.parts().of(Part.AUDIO).isPresent() ? "storage" : "provider");
        if (!track.parts().kept().isEmpty()) {
            data.put("expiresAt", clock.instant().plus(LINK).toString());
        }
        return Answers.ok(data);
    }

    private HttpAnswer redirect(Track track, Part part) {
        return link(track, part).map(URI::toString).map(Answers::redirect).orElseThrow(() -> new Refused(
                Answers.refusal(404, "NOT_FOUND", "this track has no " + TrackJson.name(part), false)));
    }

    private Optional<URI> link(Track track, Part part) {
        return track.parts().of(part).map(file -> bytes.link(file.key(), LINK)).or(() -> track.sources().of(part));
    }

    private static Part part(String text) {
        return Arrays.stream(Part.values()).filter(part -> TrackJson.name(part).equals(text)).findFirst()
                .orElseThrow(() -> new InvalidRequest("redirect", "must be audio, cover or video"));
    }
}
