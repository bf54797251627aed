package dev.audiolith.providers.source;

import java.io.IOException;

/// The bytes ended before they should have.
final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;

    CutOff() {
        super("the file was cut off");
    }
}
