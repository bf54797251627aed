package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes one JSON line for each invocation: which door, which request, what came of it, how long it took, what time was left.
///
/// Levels by the action they ask for: `error` someone must act, `warn` it heals itself, `info` nothing.
public final class Journal {
    private final String door;
    private final PrintStream out;
    private final InstantSource clock;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    public Journal(String door, PrintStream out, InstantSource clock) {
        this.door = door;
        this.out = out;
        this.clock = clock;
    }

    public Entry open(Context context, String requestId) {
        var entry = new Entry(context, clock.instant());
        return entry.note("function", door).note("requestId", requestId).note("cold", cold.getAndSet(false));
    }

    /// The line in the making; belongs to one invocation.
    public final class Entry {
        private final Context context;
        private final Instant startedAt;
        private final Map<String, Object> fields = new LinkedHashMap<>();
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

        /// Something that must be looked at: the line becomes an error and carries the stack.
        public Entry failure(Throwable failure) {
            failed = true;
            var stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack));
            return note("error", String.valueOf(failure.getMessage())).note("stack", stack.toString());
        }

        public void close(String level) {
            var now = clock.instant();
            var line = new LinkedHashMap<String, Object>();
            line.put("time", now.toString());
            line.put("level", failed ? "error" : level);
            line.putAll(fields);
            line.put("millis", Duration.between(startedAt, now).toMillis());
            line.put("remainingMillis", context.getRemainingTimeInMillis());
            out.println(Json.write(line));
        }
    }
}
