package dev.audiolith.audio;

import dev.audiolith.stream.BulkFilter;
import dev.audiolith.stream.BulkInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Several pieces of audio of one format as one, in constant memory and without decoding anything: MP3 frame by frame (see
/// [Mp3Body]), raw samples end to end, WAV under one header.
///
/// Each piece is opened when the one before it has been read. How long each plays is known once all have been.
public final class JoinedAudio extends BulkInputStream {
    private final AudioFormat format;
    private final Deque<Opening> waiting = new ArrayDeque<>();
    private final List<Playtime> played = new ArrayList<>();
    private InputStream current = InputStream.nullInputStream();

    /// A piece that lies somewhere, so many bytes long.
    public record Piece(long bytes, Source source) {}

    /// Opens a piece from its start.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /// What is left to open. `isPiece`: it plays, and so is measured.
    private record Opening(Source source, boolean isPiece) {}

    private JoinedAudio(AudioFormat format) {
        this.format = format;
    }

    public static JoinedAudio of(AudioFormat format, List<Piece> pieces) throws IOException {
        var joined = new JoinedAudio(format);
        switch (format.codec()) {
            case MP3 -> pieces.forEach(piece -> joined.add(() -> new Mp3Body(piece.source().open())));
            case PCM, ULAW, ALAW -> pieces.forEach(piece -> joined.add(piece.source()));
            case WAV -> joined.addWav(pieces);
            case OPUS -> throw new IllegalArgumentException("Opus cannot be joined");
        }
        return joined;
    }

    /// How long each piece plays, in order; call it once the end has been read.
    public List<Optional<Duration>> durations() {
        return played.stream().map(Playtime::duration).toList();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = current.read(target, offset, length);
        while (count < 0 && !waiting.isEmpty()) {
            current.close();
            current = open(waiting.remove());
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        waiting.clear();
        current.close();
    }

    private InputStream open(Opening next) throws IOException {
        if (!next.isPiece()) {
            return next.source().open();
        }
        var playtime = new Playtime(format);
        played.add(playtime);
        return new Measured(next.source().open(), playtime);
    }

    private void add(Source source) {
        waiting.add(new Opening(source, true));
    }

    private void addWav(List<Piece> pieces) throws IOException {
        var heads = new ArrayList<WavHead>();
        for (var piece : pieces) {
            try (var file = piece.source().open()) {
                heads.add(WavHead.read(file, piece.bytes()));
            }
        }
        var head = heads.getFirst().with(heads.stream().mapToLong(WavHead::sampleBytes).sum());
        waiting.add(new Opening(() -> new ByteArrayInputStream(head), false));
        for (var i = 0; i < pieces.size(); i++) {
            var source = pieces.get(i).source();
            var samples = heads.get(i);
            add(() -> samples(source, samples));
        }
    }

    private static InputStream samples(Source source, WavHead head) throws IOException {
        var file = source.open();
        file.skipNBytes(head.samplesAt());
        return new Limited(file, head.sampleBytes());
    }

    private static final class Measured extends BulkFilter {
        private final Playtime playtime;

        Measured(InputStream piece, Playtime playtime) {
            super(piece);
            this.playtime = playtime;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = super.read(target, offset, length);
            if (count > 0) {
                playtime.update(target, offset, count);
            }
            return count;
        }
    }

    private static final class Limited extends BulkFilter {
        private long left;

        Limited(InputStream file, long bytes) {
            super(file);
            this.left = bytes;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            var count = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
