package dev.audiolith.providers.http;

import java.io.IOException;

/// What we wanted to send could not be read. Told apart from a broken connection, because it is not the other side's fault.
final class UnreadableUpload extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableUpload(IOException cause) {
        super("what was to be sent could not be read", cause);
    }
}
