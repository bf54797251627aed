package dev.audiolith.testkit.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.track.SourceFetcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Providers of files in memory: each address does what it was told to do, all others have nothing.
public final class FakeSourceFetcher implements SourceFetcher {
    private final Map<URI, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    /// What a provider does when one of its files is asked for.
    @FunctionalInterface
    public interface Behaviour {
        Opened open(long mostBytes, Deadline deadline);

        /// Gives the file and says how long it is.
        static Behaviour gives(byte[] file) {
            var kept = file.clone();
            return (most, deadline) -> kept.length > most
                    ? failed(FailureKind.TOO_LARGE)
                    : new Opened.Open(new Body(kept, Optional.empty(), most, deadline), OptionalLong.of(kept.length));
        }

        /// Gives the file and does not say how long it is.
        static Behaviour givesWithoutLength(byte[] file) {
            var kept = file.clone();
            return (most, deadline) -> new Opened.Open(new Body(kept, Optional.empty(), most, deadline), OptionalLong.empty());
        }

        /// Announces the file, gives the first `count` bytes of it, and fails.
        static Behaviour breaksOff(byte[] file, int count, FailureKind kind) {
            var kept = Arrays.copyOf(file, count);
            var broken = Optional.of(FakeSourceFetcher.failure(kind));
            return (most, deadline) -> file.length > most
                    ? failed(FailureKind.TOO_LARGE)
                    : new Opened.Open(new Body(kept, broken, most, deadline), OptionalLong.of(file.length));
        }

        static Behaviour fails(Failure failure) {
            return (_, _) -> new Opened.NotOpened(failure);
        }

        private static Opened failed(FailureKind kind) {
            return new Opened.NotOpened(FakeSourceFetcher.failure(kind));
        }
    }

    public void set(URI source, Behaviour behaviour) {
        behaviours.put(source, behaviour);
    }

    public void give(URI source, byte[] file) {
        set(source, Behaviour.gives(file));
    }

    /// Every address that was asked for, in order.
    public List<URI> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<String> objection(URI source) {
        return "https".equals(source.getScheme()) ? Optional.empty() : Optional.of("must begin with https://");
    }

    @Override
    public Opened open(URI source, long mostBytes, Deadline deadline) {
        if (objection(source).isPresent()) {
            return Behaviour.failed(FailureKind.FORBIDDEN);
        }
        if (deadline.passed()) {
            return Behaviour.failed(FailureKind.TIMED_OUT);
        }
        asked.add(source);
        return Optional.ofNullable(behaviours.get(source)).orElse((_, _) -> Behaviour.failed(FailureKind.NOT_FOUND)).open(mostBytes,
                deadline);
    }

    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, SOURCE, "the provider does not give the file (" + kind + ")");
    }

    /// As bytes come from somewhere else: no more than are wanted, no longer than there is time, and perhaps not all of them.
    private static final class Body extends InputStream {
        private final InputStream bytes;
        private final Optional<Failure> end;
        private final long most;
        private final Deadline deadline;
        private long count;

        Body(byte[] bytes, Optional<Failure> end, long most, Deadline deadline) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.end = end;
            this.most = most;
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (deadline.passed()) {
                throw new BrokenSource(failure(FailureKind.TIMED_OUT));
            }
            var got = bytes.read(target, offset, length);
            count += Math.max(0, got);
            if (count > most) {
                throw new BrokenSource(failure(FailureKind.TOO_LARGE));
            }
            if (got < 0 && end.isPresent()) {
                throw new BrokenSource(end.get());
            }
            return got;
        }
    }
}
