package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import dev.audiolith.settings.Env;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes one JSON line for each invocation: which door, which request, what came of it, how long it took, what time was left. The
/// same line carries what was [measured][Metric], and CloudWatch makes metrics of it: no call, no agent.
///
/// Levels by the action they ask for: `error` someone must act, `warn` it heals itself, `info` nothing.
public final class Journal {
    /// What a further line shares with the one that it belongs to.
    private static final List<String> LINKS = List.of("requestId", "soundId");

    private final String door;
    private final String namespace;
    private final PrintStream out;
    private final InstantSource clock;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    /// `namespace` keeps the metrics of one stage apart from those of others in the same account.
    public Journal(String door, String namespace, PrintStream out, InstantSource clock) {
        this.door = door;
        this.namespace = namespace;
        this.out = out;
        this.clock = clock;
    }

    /// The journal of a running door: Lambda, like the local run, takes the lines from standard output.
    public static Journal of(String door, Env env, InstantSource clock) {
        return new Journal(door, env.text("METRICS_NAMESPACE"), System.out, clock);
    }

    public Entry open(Context context, String requestId) {
        var entry = new Entry(context, clock.instant());
        return entry.note("requestId", requestId).note("cold", cold.getAndSet(false));
    }

    /// A line of its own about something inside an invocation.
    public void event(Outcome outcome) {
        var now = clock.instant();
        var line = begin(now, "info");
        line.putAll(outcome.notes());
        write(line, outcome.notes(), outcome.measurements(), now);
    }

    private void write(Map<String, Object> line, Map<String, Object> notes, List<Measurement> measurements, Instant now) {
        var metrics = new EmbeddedMetrics(namespace, door, now).lines(measurements);
        metrics.stream().limit(1).forEach(line::putAll);
        out.println(Json.write(line));
        for (var further : metrics.stream().skip(1).toList()) {
            var next = begin(now, "info");
            LINKS.stream().filter(notes::containsKey).forEach(link -> next.put(link, notes.get(link)));
            next.putAll(further);
            out.println(Json.write(next));
        }
    }

    /// Lambda knows the first two by these names, and adds its own when they are missing.
    private Map<String, Object> begin(Instant now, String level) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", now.toString());
        line.put("level", level);
        line.put("function", door);
        return line;
    }

    /// The line in the making; belongs to one invocation.
    public final class Entry {
        private final Context context;
        private final Instant startedAt;
        private final Map<String, Object> fields = new LinkedHashMap<>();
        private final List<Measurement> measurements = new ArrayList<>();
        private boolean failed;

        private Entry(Context context, Instant startedAt) {
            this.context = context;
            this.startedAt = startedAt;
        }

        public Entry note(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        public Entry notes(Map<String, Object> notes) {
            fields.putAll(notes);
            return this;
        }

        Entry outcome(Outcome outcome) {
            return notes(outcome.notes()).measured(outcome.measurements());
        }

        Entry measured(List<Measurement> further) {
            measurements.addAll(further);
            return this;
        }

        /// Something that must be looked at: the line becomes an error and carries the stack.
        public Entry failure(Throwable failure) {
            failed = true;
            var stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack));
            return note("error", String.valueOf(failure.getMessage())).note("stack", stack.toString());
        }

        public void close(String level) {
            var now = clock.instant();
            var line = begin(now, failed ? "error" : level);
            line.putAll(fields);
            line.put("millis", Duration.between(startedAt, now).toMillis());
            line.put("remainingMillis", context.getRemainingTimeInMillis());
            write(line, fields, measurements, now);
        }
    }
}
