package dev.audiolith.providers.source;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// The bytes of a file as they come: bounded in number and in time, and gone on with where the connection broke, if it is certain that the
/// rest belongs to what has been read.
final class SourceBody extends InputStream {
    private static final int MOST_RESUMPTIONS = 3;

    private final Resumption resumption;
    private final OptionalLong total;
    private final long mostBytes;
    private final Pace pace;
    private final Deadline deadline;
    private final Duration timeAtStart;
    private Line line;
    private InputStream body;
    private long bytes;
    private int resumptions;

    /// How to ask for the rest.
    @FunctionalInterface
    interface Resumption {
        /// Empty when what there is now is not surely the rest of the same file.
        Optional<Line> from(long offset) throws IOException;
    }

    SourceBody(Line line, Resumption resumption, long mostBytes, Pace pace, Deadline deadline) throws IOException {
        this.line = line;
        this.body = line.body();
        this.resumption = resumption;
        this.total = line.head().length();
        this.mostBytes = mostBytes;
        this.pace = pace;
        this.deadline = deadline;
        this.timeAtStart = deadline.remaining();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            try {
                var count = body.read(target, offset, length);
                account(count);
                return count;
            } catch (BrokenSource e) {
                throw e;
            } catch (IOException e) {
                goOn(e);
            }
        }
    }

    private void account(int count) throws BrokenSource {
        bytes += Math.max(0, count);
        if (bytes > mostBytes) {
            throw new BrokenSource(Wire.failure(FailureKind.TOO_LARGE, "the file has more than " + mostBytes + " bytes"));
        }
        if (count > 0) {
            requirePace();
        }
    }

    private void requirePace() throws BrokenSource {
        var left = deadline.remaining();
        if (pace.isTooSlow(bytes, total, timeAtStart.minus(left), left)) {
            throw new BrokenSource(Wire.failure(FailureKind.TIMED_OUT, "the file comes too slowly"));
        }
    }

    private void goOn(IOException broken) throws BrokenSource {
        line.close();
        if (total.isEmpty() || bytes == 0 || resumptions == MOST_RESUMPTIONS) {
            throw new BrokenSource(Wire.failure(broken), broken);
        }
        requirePace();
        resumptions++;
        try {
            line = resumption.from(bytes).orElseThrow(() -> new BrokenSource(Wire.failure(broken), broken));
            // However long that answer says it is, what was announced first is what must come.
            body = new FixedBody(line.body(), total.getAsLong() - bytes);
        } catch (BrokenSource e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenSource(Wire.failure(e), e);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
