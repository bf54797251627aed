package dev.audiolith.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// The metrics that our doors write into their log lines, by the names they write them under: a template test compares the two.
record Measures(String namespace) {
    /// What CloudWatch makes of the values of a period.
    static final String SUM = "Sum";

    static final String AVERAGE = "Average";
    static final String SAMPLES = "SampleCount";
    static final String MAXIMUM = "Maximum";
    static final String MINIMUM = "Minimum";

    /// A metric of one door.
    Metric of(String door, String name, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(Map.of("door", door))
                .statistic(statistic)
                .period(period)
                .build();
    }

    /// A metric of every provider there is, each under its own name: only for dashboards, alarms cannot search.
    String searchByProvider(String name, String statistic) {
        return "SEARCH('{%s,provider} MetricName=\"%s\"', '%s')".formatted(namespace, name, statistic);
    }
}
