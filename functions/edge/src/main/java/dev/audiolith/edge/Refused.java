package dev.audiolith.edge;

import java.util.List;

/// Ends a request early with a refusal; only [HttpEdge] catches it.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private final transient List<? extends Throwable> troubles;

    public Refused(Refusal refusal) {
        this(refusal, List.of());
    }

    /// `troubles` of our own on the way do not change the refusal, but show in the log.
    public Refused(Refusal refusal, List<? extends Throwable> troubles) {
        super(refusal.code());
        this.refusal = refusal;
        this.troubles = List.copyOf(troubles);
    }

    List<? extends Throwable> troubles() {
        return troubles;
    }

    Refusal refusal() {
        return refusal;
    }
}
