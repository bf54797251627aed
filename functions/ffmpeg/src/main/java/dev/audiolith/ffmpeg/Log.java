package dev.audiolith.ffmpeg;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/// What FFmpeg says, however much it is: each line is handed on, and the end of it all is kept as evidence.
final class Log {
    private static final int KEPT = 8 * 1024;
    /// No line that means anything to us is longer.
    private static final int LONGEST_LINE = 1024;
    private static final int AT_ONCE = 8 * 1024;

    private final List<? extends Line> listeners;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();

    Log(List<? extends Line> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /// Reads to the end, or until `reader` is closed by whoever has waited long enough.
    void readFrom(Reader reader) throws IOException {
        var buffer = new char[AT_ONCE];
        for (var count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            for (var i = 0; i < count; i++) {
                hear(buffer[i]);
            }
        }
        endLine();
    }

    /// Called from the thread that waits, after the one that reads has ended or was given up.
    synchronized String tail() {
        return tail.toString();
    }

    private void hear(char character) {
        if (character == '\n' || character == '\r') {
            endLine();
        } else if (line.length() < LONGEST_LINE) {
            line.append(character);
        }
    }

    private void endLine() {
        var said = line.toString();
        line.setLength(0);
        if (!said.isBlank()) {
            listeners.forEach(listener -> listener.said(said));
            keep(said);
        }
    }

    private synchronized void keep(String said) {
        tail.append(said).append('\n');
        if (tail.length() > 2 * KEPT) {
            tail.delete(0, tail.length() - KEPT);
        }
    }
}
