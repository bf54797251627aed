package dev.audiolith.recording;

import java.io.IOException;

/// A recording could not be prepared. The log is the end of what the tool said about it: evidence, not for showing to strangers.
public final class UnusableRecording extends IOException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String log;

    public UnusableRecording(Problem problem, String message) {
        this(problem, message, "");
    }

    public UnusableRecording(Problem problem, String message, String log) {
        super(message);
        this.problem = problem;
        this.log = log;
    }

    public Problem problem() {
        return problem;
    }

    public String log() {
        return log;
    }
}
