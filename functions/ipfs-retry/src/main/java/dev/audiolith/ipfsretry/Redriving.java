package dev.audiolith.ipfsretry;

import dev.audiolith.aws.Redrive.Line;
import dev.audiolith.aws.Redrive.Moved;
import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `POST /api/admin/redrive`: dead letters back to their queue, of every queue or of the one that is named.
final class Redriving {
    private static final int MAX_BODY_BYTES = 4_096;
    /// For the batch that is being moved when the time is up.
    private static final Duration MARGIN = Duration.ofSeconds(6);

    private final List<Line> lines;
    private final Mover mover;

    /// Moves what it can of these until the deadline.
    @FunctionalInterface
    interface Mover {
        List<Moved> move(List<Line> lines, Deadline deadline);
    }

    Redriving(List<Line> lines, Mover mover) {
        this.lines = List.copyOf(lines);
        this.mover = mover;
    }

    HttpAnswer post(HttpRequest request) {
        var named = request.jsonIfAny(MAX_BODY_BYTES).findText("queue").or(() -> request.queryParameter("queue"));
        var chosen = lines.stream().filter(line -> named.isEmpty() || line.queue().equals(named.get())).toList();
        if (chosen.isEmpty()) {
            throw new InvalidRequest("queue", "must be one of " + lines.stream().map(Line::queue).collect(Collectors.joining(", ")));
        }
        var moved = mover.move(chosen, request.deadline().less(MARGIN));
        var all = moved.stream().mapToInt(Moved::moved).sum();
        var left = moved.stream().mapToInt(Moved::remaining).sum();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("moved", all);
        fields.put("remaining", left);
        fields.put("queues", moved.stream().map(Redriving::json).toList());
        return Answers.flat(fields).note("moved", all).note("remaining", left);
    }

    private static Map<String, Object> json(Moved moved) {
        var json = new LinkedHashMap<String, Object>();
        json.put("queue", moved.queue());
        json.put("moved", moved.moved());
        json.put("remaining", moved.remaining());
        return json;
    }
}
