package dev.audiolith.archiver;

import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Paging;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.track.Track;
import dev.audiolith.track.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How it stands with tracks: a user's own, or all of them for whoever has the admin key.
final class Overview {
    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
    private static final double HUNDRED = 100;

    private final Tracks tracks;
    private final AdminAccess access;
    private final InstantSource clock;

    Overview(Tracks tracks, AdminAccess access, InstantSource clock) {
        this.tracks = tracks;
        this.access = access;
        this.clock = clock;
    }

    /// `GET /api/archive/statistics`.
    HttpAnswer statistics(HttpRequest request) {
        var now = clock.instant();
        var counted = tracks.statistics(whose(request), now);
        var data = new LinkedHashMap<String, Object>();
        data.put("total_archived", counted.archived());
        data.put("pending_archive", counted.pending());
        data.put("urgent_archive_needed", counted.urgent());
        data.put("expired_tracks", counted.expired());
        data.put("archive_percentage", rounded(counted.archivePercentage()));
        counted.timeToLoss(now).ifPresent(left -> data.put("min_time_to_loss_seconds", left.toSeconds()));
        return Answers.ok(data);
    }

    /// `GET /api/archive/pending`: what can still be lost, the first to go first.
    HttpAnswer pending(HttpRequest request) {
        var now = clock.instant();
        var page = tracks.pending(whose(request), Paging.limit(request), Paging.cursor(request));
        return Answers.ok(Paging.list(page.items().stream().map(track -> json(track, now)).toList(), page.nextCursor()));
    }

    private Optional<String> whose(HttpRequest request) {
        return access.isBroughtBy(request) ? Optional.empty() : Optional.of(request.requireOwner());
    }

    /// Days until expiry are negative for one that is overdue.
    private static Map<String, Object> json(Track track, Instant now) {
        var json = TrackJson.of(track);
        json.put("needsArchiving", track.dates().isToBeArchived(now));
        json.put("daysUntilExpiry", rounded(Duration.between(now, track.dates().expiresAt()).toSeconds() / SECONDS_A_DAY));
        return json;
    }

    private static double rounded(double number) {
        return Math.round(number * HUNDRED) / HUNDRED;
    }
}
