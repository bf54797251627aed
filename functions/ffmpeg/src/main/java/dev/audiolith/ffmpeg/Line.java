package dev.audiolith.ffmpeg;

/// Hears what FFmpeg says, line by line, as it says it.
@FunctionalInterface
interface Line {
    void said(String line);
}
