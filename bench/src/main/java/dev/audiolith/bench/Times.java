package dev.audiolith.bench;

import java.util.List;

/// Measured milliseconds, in ascending order.
record Times(List<Double> millis) {

    Times {
        millis = millis.stream().sorted().toList();
    }

    double median() {
        return at(0.5);
    }

    /// The value that a share of the measurements does not exceed.
    double at(double share) {
        return millis.get((int) Math.min(millis.size() - 1L, Math.round(Math.floor(share * millis.size()))));
    }

    static double since(long began) {
        return between(began, System.nanoTime());
    }

    static double between(long began, long ended) {
        return (ended - began) / 1e6;
    }
}
