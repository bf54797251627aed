package dev.audiolith.faults;

/// A promise did not hold.
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String promise) {
        super(promise);
    }

    static void unless(boolean holds, String promise, Object... about) {
        if (!holds) {
            throw new Broken(promise.formatted(about));
        }
    }
}
