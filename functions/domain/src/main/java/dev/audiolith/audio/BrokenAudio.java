package dev.audiolith.audio;

import java.io.IOException;

/// The bytes ended, but what they were cannot be a whole piece of audio.
public final class BrokenAudio extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenAudio(String message) {
        super(message);
    }
}
