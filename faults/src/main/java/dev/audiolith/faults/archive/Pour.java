package dev.audiolith.faults.archive;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.track.SourceFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A file as it comes over a network: in two gulps, between which others run and time may pass.
final class Pour extends InputStream {
    private final Yard yard;
    private final Shift shift;
    private final Song song;
    private final Flow flow;
    private final Deadline deadline;
    private int count;

    /// The last thing to come may be a failure in place of the second half.
    record Flow(ByteBuffer file, Duration gap, Optional<Failure> end) {}

    Pour(Yard yard, Song song, Flow flow, Deadline deadline) {
        this.yard = yard;
        this.shift = yard.hours().atWork().orElseThrow();
        this.song = song;
        this.flow = flow;
        this.deadline = deadline;
        yard.guard().pours(this);
    }

    Shift shift() {
        return shift;
    }

    Song song() {
        return song;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var half = flow.file().capacity() / 2;
        if (count == half) {
            var left = deadline.remaining();
            shift.pause(flow.gap().compareTo(left) < 0 ? flow.gap() : left);
            if (flow.end().isPresent()) {
                throw new BrokenSource(flow.end().get());
            }
        }
        if (deadline.passed()) {
            throw new BrokenSource(Failure.of(FailureKind.TIMED_OUT, SourceFetcher.SOURCE, "it takes too long"));
        }
        var until = count < half ? half : flow.file().capacity();
        var some = Math.min(until - count, length);
        flow.file().get(count, target, offset, some);
        count += some;
        return some == 0 ? -1 : some;
    }

    @Override
    public void close() {
        yard.guard().poured(this);
    }
}
