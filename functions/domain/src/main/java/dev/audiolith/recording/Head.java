package dev.audiolith.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// The first bytes of a recording behind its ID3 tags, of which it may have several.
final class Head {
    private static final int MOST = 16 * 1024;

    private final long at;
    private final byte[] bytes;

    private Head(long at, byte[] bytes) {
        this.at = at;
        this.bytes = bytes;
    }

    static Head of(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var head = new Head(0, read(channel, 0));
            for (var tag = Id3.bytes(head.bytes); tag > 0; tag = Id3.bytes(head.bytes)) {
                head = new Head(head.at + tag, read(channel, head.at + tag));
            }
            return head;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isBehindTags() {
        return at > 0;
    }

    private static byte[] read(FileChannel channel, long at) throws IOException {
        var buffer = ByteBuffer.allocate(MOST);
        for (var count = 0; count >= 0 && buffer.hasRemaining();) {
            count = channel.read(buffer, at + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
