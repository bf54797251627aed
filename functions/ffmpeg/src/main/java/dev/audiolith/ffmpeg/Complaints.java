package dev.audiolith.ffmpeg;

import dev.audiolith.recording.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What FFmpeg complains about, as far as it says why a recording cannot be used. Its exit status says less: it is content with half a
/// file, and with none.
final class Complaints implements Line {
    private static final String NO_SUCH_STREAM = "Stream map '0:a:0' matches no streams.";
    private static final Pattern FULL = Pattern.compile("\\S.*: (No space left on device|Disk quota exceeded)");
    private static final Pattern PARTIAL = Pattern.compile("\\[mov,.*: partial file");
    private static final Pattern UNDECODABLE = Pattern.compile("Error (while decoding stream|submitting packet to decoder).*");

    private final String output;
    private boolean hasNoAudio;
    private boolean isPartial;
    private boolean isFull;
    private boolean isUnwritable;
    private boolean hasErrors;

    private Complaints(String output) {
        this.output = output;
    }

    static Complaints aboutReading() {
        return new Complaints("file:\n");
    }

    static Complaints aboutWriting(Path output) {
        return new Complaints("file:" + output.toAbsolutePath() + ": ");
    }

    @Override
    public synchronized void said(String line) {
        hasNoAudio |= line.startsWith(NO_SUCH_STREAM);
        isPartial |= PARTIAL.matcher(line).matches();
        isFull |= FULL.matcher(line).matches();
        isUnwritable |= line.startsWith(output);
        hasErrors |= UNDECODABLE.matcher(line).matches();
    }

    /// Something of it could not be decoded.
    synchronized boolean hasErrors() {
        return hasErrors;
    }

    synchronized Optional<Problem> problem() {
        if (isFull) {
            return Optional.of(Problem.STORAGE_FULL);
        }
        if (isUnwritable) {
            return Optional.of(Problem.STORAGE_UNWRITABLE);
        }
        if (hasNoAudio) {
            return Optional.of(Problem.NO_AUDIO);
        }
        return isPartial ? Optional.of(Problem.TRUNCATED_AUDIO) : Optional.empty();
    }
}
