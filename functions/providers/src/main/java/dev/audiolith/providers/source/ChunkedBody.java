package dev.audiolith.providers.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Pattern;

/// A body that comes in chunks, each with its length before it.
final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_TRAILERS = 64;
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,12})[ \\t]*(;.*)?");
    private static final int HEX = 16;

    private final InputStream in;
    private long left;
    private boolean isFirst = true;
    private boolean isOver;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !isOver) {
            nextChunk();
        }
        if (isOver) {
            return -1;
        }
        var count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new CutOff();
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!isFirst && !line().isEmpty()) {
            throw new ProtocolException("the chunks of the answer are malformed");
        }
        isFirst = false;
        var size = SIZE.matcher(line());
        if (!size.matches()) {
            throw new ProtocolException("the chunks of the answer are malformed");
        }
        left = Long.parseLong(size.group(1), HEX);
        if (left == 0) {
            skipTrailers();
            isOver = true;
        }
    }

    private void skipTrailers() throws IOException {
        for (var count = 0; !line().isEmpty(); count++) {
            if (count == MOST_TRAILERS) {
                throw new ProtocolException("the chunks of the answer are malformed");
            }
        }
    }

    private String line() throws IOException {
        try {
            return Head.line(in, LONGEST_LINE);
        } catch (EOFException e) {
            throw new CutOff();
        } catch (ProtocolException e) {
            throw new ProtocolException("the chunks of the answer are malformed");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
