package dev.audiolith.testkit.sound;

import dev.audiolith.failure.StorageUnavailable;
import java.io.IOException;

/// What goes wrong with the next calls of a fake: they fail before anything is done, or everything is done and the answer is
/// lost. Both look the same to the caller.
public final class Outage {
    private final String of;
    private int failing;
    private int unanswered;

    public Outage(String of) {
        this.of = of;
    }

    public synchronized void failNext(int calls) {
        failing = calls;
    }

    public synchronized void loseAnswerOfNext(int calls) {
        unanswered = calls;
    }

    public synchronized void before() {
        if (failing > 0) {
            failing--;
            throw unavailable();
        }
    }

    public synchronized void after() {
        if (unanswered > 0) {
            unanswered--;
            throw unavailable();
        }
    }

    private StorageUnavailable unavailable() {
        return new StorageUnavailable(of + " does not answer", new IOException("an outage made by the test"));
    }
}
