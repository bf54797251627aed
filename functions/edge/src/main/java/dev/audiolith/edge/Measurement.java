package dev.audiolith.edge;

import java.util.Optional;
import java.util.regex.Pattern;

/// One value of one metric.
///
/// A provider is given for a metric that is told apart by provider, and for no other; it is the name a provider has in our
/// settings, never anything that a caller can choose: each new one is a series that is billed for.
public record Measurement(Metric metric, Optional<String> provider, long value) {
    private static final long YES = 1;
    private static final long NO = 0;
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");

    public Measurement {
        if (provider.isPresent() != (metric.per() == Metric.Per.PROVIDER)) {
            throw new IllegalArgumentException(metric.text() + " is told apart by " + metric.per().dimension());
        }
        if (provider.isPresent() && !PROVIDER.matcher(provider.get()).matches()) {
            throw new IllegalArgumentException("not the name of a provider");
        }
    }

    public static Measurement of(Metric metric, long value) {
        return new Measurement(metric, Optional.empty(), value);
    }

    public static Measurement of(Metric metric, boolean yes) {
        return of(metric, yes ? YES : NO);
    }

    public static Measurement of(Metric metric, String provider, boolean yes) {
        return of(metric, provider, yes ? YES : NO);
    }

    public static Measurement of(Metric metric, String provider, long value) {
        return new Measurement(metric, Optional.of(provider), value);
    }
}
