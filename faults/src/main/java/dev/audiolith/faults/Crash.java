package dev.audiolith.faults;

/// The process dies here. An error, so that nothing catches it on its way out.
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    public Crash(String where) {
        super(where, null, false, false);
    }
}
