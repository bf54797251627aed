package dev.audiolith.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The measurements of one invocation in CloudWatch's embedded metric format: members of a log line, from which CloudWatch Logs
/// makes metrics.
///
/// A line can name only one provider, since the value of a dimension is a member of the line. The first provider shares the line
/// with everything else; each further one, which is rare, needs a line of its own.
final class EmbeddedMetrics {
    /// The format takes no longer lists; of more values than these in one invocation the others are not measured.
    private static final int MOST_VALUES = 100;

    private final String namespace;
    private final String door;
    private final Instant at;

    EmbeddedMetrics(String namespace, String door, Instant at) {
        this.namespace = namespace;
        this.door = door;
        this.at = at;
    }

    /// What to add to each line; empty without measurements.
    List<Map<String, Object>> lines(List<Measurement> measurements) {
        var ofDoor = measurements.stream().filter(measurement -> measurement.provider().isEmpty()).toList();
        var providers = measurements.stream().map(Measurement::provider).flatMap(Optional::stream).distinct().toList();
        var lines = new ArrayList<Map<String, Object>>();
        for (var provider : providers) {
            var ofProvider = measurements.stream().filter(measurement -> measurement.provider().equals(Optional.of(provider))).toList();
            lines.add(line(List.of(lines.isEmpty() ? ofDoor : List.<Measurement>of(), ofProvider)));
        }
        if (providers.isEmpty() && !ofDoor.isEmpty()) {
            lines.add(line(List.of(ofDoor)));
        }
        return lines;
    }

    private Map<String, Object> line(List<List<Measurement>> groups) {
        var line = new LinkedHashMap<String, Object>();
        var directives = new ArrayList<Map<String, Object>>();
        for (var group : groups) {
            if (!group.isEmpty()) {
                var first = group.getFirst();
                line.put(first.metric().per().dimension(), first.provider().orElse(door));
                var values = values(group);
                values.forEach((metric, value) -> line.put(metric.text(), value));
                directives.add(directive(first.metric().per(), List.copyOf(values.keySet())));
            }
        }
        line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", directives));
        return line;
    }

    /// Counts and bytes are added up; of the others each one counts, for averages and percentiles.
    private static Map<Metric, Object> values(List<Measurement> group) {
        var all = new LinkedHashMap<Metric, List<Long>>();
        group.forEach(measurement -> all.computeIfAbsent(measurement.metric(), _ -> new ArrayList<>()).add(measurement.value()));
        var values = new LinkedHashMap<Metric, Object>();
        all.forEach((metric, each) -> values.put(metric, switch (metric.unit()) {
            case COUNT, BYTES -> each.stream().mapToLong(Long::longValue).sum();
            case YES_OR_NO, MILLISECONDS, SECONDS ->
                each.size() == 1 ? each.getFirst() : each.subList(0, Math.min(each.size(), MOST_VALUES));
        }));
        return values;
    }

    private Map<String, Object> directive(Metric.Per per, List<Metric> metrics) {
        var definitions = metrics.stream().map(metric -> Map.of("Name", metric.text(), "Unit", metric.unit().text())).toList();
        return Map.of("Namespace", namespace, "Dimensions", List.of(List.of(per.dimension())), "Metrics", definitions);
    }
}
