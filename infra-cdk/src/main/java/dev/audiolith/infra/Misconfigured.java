package dev.audiolith.infra;

/// Something the person at the keyboard can put right: a stage entry, a missing zip. The message is all they need, so
/// [AudiolithApp] prints it alone; every other exception is our bug and keeps its stack.
public final class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misconfigured(String message) {
        super(message);
    }
}
