package dev.audiolith.local;

import java.io.IOException;

/// A command cannot be done for a reason that its user can do something about; the message is all they need.
public final class CannotStart extends IOException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String reason) {
        super(reason);
    }

    public CannotStart(String reason, Throwable cause) {
        super(reason, cause);
    }
}
