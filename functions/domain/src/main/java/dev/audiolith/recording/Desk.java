package dev.audiolith.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Where one recording is worked on: files that nobody else sees, and that are gone when it is closed, whatever happened.
public interface Desk extends AutoCloseable {

    /// Opens desks.
    @FunctionalInterface
    interface Room {
        /// `id` becomes a part of the files' names.
        Desk open(String id) throws UnusableRecording;
    }

    /// Writes the recording into a file. Fails with [UnusableRecording] when there is no room for it, and as `bytes` does.
    Path receive(InputStream bytes, RecordingKind kind) throws IOException;

    /// The place for a piece that is yet to be cut, counted from 0.
    Path piece(int number);

    /// The recording, once it was received whole.
    Optional<Path> input();

    /// The first of the pieces that were cut and not discarded.
    Optional<Path> output();

    /// Gives up a file that is not needed any more. Never fails, see [#close].
    void discard(Path file);

    /// Never fails: what cannot be deleted is told to whoever watches over the room.
    @Override
    void close();
}
