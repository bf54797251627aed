package dev.audiolith.settings;

/// A variable is missing or malformed. Thrown only while wiring, so that a wrong deployment fails at its start, by name.
public final class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Misconfigured(String variable, String problem) {
        super(variable + " " + problem);
    }
}
