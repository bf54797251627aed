package dev.audiolith.providers.guard;

import java.io.IOException;

/// An address that we do not call, whoever asks; the message completes "the address ...".
public final class ForbiddenDestination extends IOException {
    private static final long serialVersionUID = 1L;

    public ForbiddenDestination(String why) {
        super(why);
    }
}
