package dev.audiolith.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A picture in a file, looked at from behind: each kind says somewhere that it is over.
record Picture(Path file, FileKind kind) {
    /// Cameras append things behind a JPEG's end.
    private static final int TAIL = 64 * 1024;
    private static final int RIFF_HEADER = 8;

    boolean isWhole() throws IOException {
        try (var channel = FileChannel.open(file)) {
            var tail = text(channel, Math.max(0, channel.size() - TAIL), TAIL);
            return switch (kind.extension()) {
                case "jpg" -> tail.contains("\u00ff\u00d9");
                case "png" -> tail.contains("IEND");
                case "gif" -> tail.contains(";");
                default -> declaredByRiff(channel) <= channel.size();
            };
        }
    }

    private static long declaredByRiff(FileChannel channel) throws IOException {
        var header = text(channel, 0, RIFF_HEADER);
        var bytes = 0L;
        for (var i = RIFF_HEADER - 1; i >= 4; i--) {
            bytes = bytes << 8 | header.charAt(i);
        }
        return bytes + RIFF_HEADER;
    }

    private static String text(FileChannel channel, long from, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(most, channel.size() - from));
        for (var count = 0; count >= 0 && buffer.hasRemaining();) {
            count = channel.read(buffer, from + buffer.position());
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }
}
