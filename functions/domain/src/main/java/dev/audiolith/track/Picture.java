package dev.audiolith.track;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A picture in a file: each kind says somewhere that it is over.
record Picture(Path file, FileKind kind) {
    private static final int TAIL = 64 * 1024;
    private static final int RIFF_HEADER = 8;

    boolean isWhole() throws IOException {
        try (var channel = FileChannel.open(file)) {
            return switch (kind.extension()) {
                case "jpg" -> Jpeg.isWhole(new BufferedInputStream(Channels.newInputStream(channel)));
                case "gif" -> Gif.isWhole(new BufferedInputStream(Channels.newInputStream(channel)));
                case "png" -> text(channel, Math.max(0, channel.size() - TAIL), TAIL).contains("IEND");
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
