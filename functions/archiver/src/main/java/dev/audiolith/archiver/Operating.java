package dev.audiolith.archiver;

import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.ManualRun;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// `POST /api/admin/archive-tracks`, `POST /functions/v1/archive-tracks`: archives now the track that is named, or the most urgent of those
/// that are due.
final class Operating {
    private static final int MAX_BODY_BYTES = 4_096;
    private static final int USUAL = 50;
    private static final int MOST = 200;
    /// For writing down what came of it.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final ManualRun run;
    private final AdminAccess access;

    Operating(ManualRun run, AdminAccess access) {
        this.run = run;
        this.access = access;
    }

    HttpAnswer post(HttpRequest request) {
        access.require(request);
        var fields = request.jsonIfAny(MAX_BODY_BYTES);
        var limit = limit(fields);
        var deadline = request.deadline().less(MARGIN);
        var named = fields.findText("trackId").map(Operating::trackId);
        return answer(named.isPresent()
                ? run.archive(named.get(), deadline)
                        .orElseThrow(() -> new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such track", false)))
                : run.archiveDue(limit, deadline));
    }

    private static HttpAnswer answer(ManualRun.Results results) {
        var counted = new LinkedHashMap<String, Object>();
        counted.put("total", results.total());
        counted.put("succeeded", results.archived().size());
        counted.put("failed", results.failed().size());
        counted.put("pending", results.pending());
        counted.put("errors", results.failed().stream().map(Operating::error).toList());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("message", "Archived " + results.archived().size() + "/" + results.total() + " tracks");
        fields.put("results", counted);
        return Answers.flat(fields).note("total", results.total()).note("succeeded", results.archived().size())
                .note("failed", results.failed().size()).note("pending", results.pending());
    }

    private static Map<String, Object> error(Track failed) {
        return Map.of("trackId", failed.id().text(), "title", failed.about().title(), "error", failed.lastError().orElse(""));
    }

    private static int limit(JsonFields fields) {
        var limit = fields.findWhole("limit").orElse((long) USUAL);
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be a whole number from 1 to " + MOST);
        }
        return limit.intValue();
    }

    private static TrackId trackId(String text) {
        try {
            return new TrackId(text);
        } catch (InvalidRequest e) {
            throw new InvalidRequest("trackId", "is not the id of a track");
        }
    }
}
