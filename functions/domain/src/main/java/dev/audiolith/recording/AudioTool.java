package dev.audiolith.recording;

import dev.audiolith.time.Deadline;
import java.nio.file.Path;

/// Hears and cuts recordings that lie in files. FFmpeg behind a port: nothing of what it is given may make it open anything but `input`
/// and `output`, and it never runs beyond the deadline.
public interface AudioTool {

    /// Listens to the whole of `input`, whose bytes are of `kind`, or to the `wanted` part of it; times count from the recording's own
    /// beginning.
    Soundscape listen(Path input, RecordingKind kind, Trim wanted, Deadline deadline) throws UnusableRecording;

    /// Writes `piece` of `input` into the new file `output`, as an MP3 of 16 kHz, mono.
    void cut(Path input, RecordingKind kind, Span piece, Path output, Deadline deadline) throws UnusableRecording;
}
