package dev.audiolith.bench;

import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Notes when listening to the latest recording began, and which pieces were cut out of it.
final class ObservedTool implements AudioTool {
    private final AudioTool tool;
    private final ConcurrentLinkedQueue<Span> pieces = new ConcurrentLinkedQueue<>();
    private volatile long began;

    ObservedTool(AudioTool tool) {
        this.tool = tool;
    }

    long began() {
        return began;
    }

    List<Span> pieces() {
        return pieces.stream().sorted(Comparator.comparing(Span::start)).toList();
    }

    @Override
    public Soundscape listen(Path input, RecordingKind kind, Trim wanted, Deadline deadline) throws UnusableRecording {
        pieces.clear();
        began = System.nanoTime();
        return tool.listen(input, kind, wanted, deadline);
    }

    @Override
    public void cut(Path input, RecordingKind kind, Span piece, Path output, Deadline deadline) throws UnusableRecording {
        pieces.add(piece);
        tool.cut(input, kind, piece, output, deadline);
    }
}
