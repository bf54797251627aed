package dev.audiolith.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a door made of a message, a record of a stream or the call of a schedule, for the log line: notes (never text to be
/// spoken, tokens or signed links) and what was measured.
public record Outcome(Map<String, Object> notes, List<Measurement> measurements, boolean needsSomeone) {

    public Outcome {
        notes = Map.copyOf(notes);
        measurements = List.copyOf(measurements);
    }

    /// One word that says what came of it.
    public static Outcome of(String word) {
        return new Outcome(Map.of("outcome", word), List.of(), false);
    }

    public static Outcome of(Map<String, Object> notes) {
        return new Outcome(notes, List.of(), false);
    }

    public Outcome note(String name, Object value) {
        return notes(Map.of(name, value));
    }

    public Outcome notes(Map<String, Object> further) {
        var more = new LinkedHashMap<>(notes);
        more.putAll(further);
        return new Outcome(more, measurements, needsSomeone);
    }

    public Outcome metric(Metric metric, long value) {
        return measured(List.of(Measurement.of(metric, value)));
    }

    public Outcome metric(Metric metric, String provider, long value) {
        return measured(List.of(Measurement.of(metric, provider, value)));
    }

    public Outcome measured(List<Measurement> further) {
        var more = new ArrayList<>(measurements);
        more.addAll(further);
        return new Outcome(notes, more, needsSomeone);
    }

    /// The work is done, and yet someone must act: the line becomes an error.
    public Outcome forSomeone() {
        return new Outcome(notes, measurements, true);
    }

    String level() {
        return needsSomeone ? "error" : "info";
    }
}
