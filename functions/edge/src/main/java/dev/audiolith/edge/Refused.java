package dev.audiolith.edge;

import java.util.List;

/// Ends a request early with a refusal; only [HttpEdge] catches it.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private final transient List<? extends Throwable> troubles;

    private final transient List<Measurement> measurements;

    public Refused(Refusal refusal) {
        this(refusal, List.of(), List.of());
    }

    /// `troubles` of our own on the way, and what was measured, do not change the refusal, but show in the log.
    public Refused(Refusal refusal, List<? extends Throwable> troubles, List<Measurement> measurements) {
        super(refusal.code());
        this.refusal = refusal;
        this.troubles = List.copyOf(troubles);
        this.measurements = List.copyOf(measurements);
    }

    List<? extends Throwable> troubles() {
        return troubles;
    }

    List<Measurement> measurements() {
        return measurements;
    }

    public Refusal refusal() {
        return refusal;
    }
}
