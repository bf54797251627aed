package dev.audiolith.faults.archive;

import dev.audiolith.track.Part;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Makes files of which no two are alike, and knows of each good one where it came from: what lies in the bucket is told by it.
final class Pressing {
    private static final int HEADER = 44;
    private static final int RATE = 16_000;
    private static final int SAMPLES = 12;
    private static final HexFormat HEX = HexFormat.of();
    private final Map<ByteBuffer, Set<Origin>> origins = new HashMap<>();

    /// What is given out at this place, for whoever wants it whole.
    byte[] good(Origin origin, String content) {
        var file = origin.part() == Part.COVER ? picture(content) : wav(content, 1);
        origins.computeIfAbsent(ByteBuffer.wrap(file), _ -> new HashSet<>()).add(origin);
        return file;
    }

    /// Looks like a recording, and cannot be played.
    static byte[] noise(String content) {
        return wav(content, 7);
    }

    static byte[] page() {
        return "<html><body>Not here, but all is well.</body></html>".getBytes(StandardCharsets.US_ASCII);
    }

    /// Empty where it is no good file, or not a whole one.
    Set<Origin> originsOf(byte[] file) {
        return origins.getOrDefault(ByteBuffer.wrap(file), Set.of());
    }

    private static byte[] wav(String content, int encoding) {
        var wav = ByteBuffer.allocate(HEADER + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * SAMPLES).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) encoding).putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(2 * SAMPLES).put(groove(content, 2 * SAMPLES));
        return wav.array();
    }

    private static byte[] picture(String content) {
        var groove = groove(content, 2 * SAMPLES);
        return ByteBuffer.allocate(12 + groove.length + 8).put(HEX.parseHex("89504e470d0a1a0a00000000")).put(groove).put(ascii("IEND"))
                .putInt(0xae426082).array();
    }

    private static byte[] groove(String content, int bytes) {
        var groove = new byte[bytes];
        var seed = content.chars().asLongStream().reduce(7, (sum, one) -> 1_000_003 * sum + one);
        new SplittableRandom(seed).nextBytes(groove);
        return groove;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
