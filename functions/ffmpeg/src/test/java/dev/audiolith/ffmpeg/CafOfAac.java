package dev.audiolith.ffmpeg;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// AAC in a CAF, as iPhones record it; FFmpeg reads but does not write it. The frames of an ADTS stream get other clothes.
final class CafOfAac {
    private static final int ADTS_HEADER = 7;
    private static final int SAMPLES_PER_FRAME = 1024;
    private static final int[] RATES = {96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000};

    static byte[] of(byte[] adts) {
        var frames = new ByteArrayOutputStream();
        var sizes = new ByteArrayOutputStream();
        var count = 0;
        for (var at = 0; at + ADTS_HEADER <= adts.length; count++) {
            var length = ((adts[at + 3] & 3) << 11) | ((adts[at + 4] & 0xff) << 3) | ((adts[at + 5] & 0xff) >> 5);
            frames.write(adts, at + ADTS_HEADER, length - ADTS_HEADER);
            writeVariable(sizes, length - ADTS_HEADER);
            at += length;
        }
        var rateIndex = (adts[2] >> 2) & 15;
        var channels = ((adts[2] & 1) << 2) | ((adts[3] & 0xc0) >> 6);
        var config = (2 << 11) | (rateIndex << 7) | (channels << 3);
        var caf = new ByteArrayOutputStream();
        caf.writeBytes(HexFormat.of().parseHex("6361666600010000"));
        write(caf, "desc", ByteBuffer.allocate(32).putDouble(RATES[rateIndex]).put("aac ".getBytes(US_ASCII)).putInt(0).putInt(0)
                .putInt(SAMPLES_PER_FRAME).putInt(channels).putInt(0).array());
        write(caf, "kuki", HexFormat.of().parseHex("0380808022000000" + "04808080144015" + "00".repeat(11)
                + "0580808002" + HexFormat.of().toHexDigits((short) config) + "068080800102"));
        var table = ByteBuffer.allocate(24 + sizes.size()).putLong(count).putLong((long) count * SAMPLES_PER_FRAME).putInt(0).putInt(0)
                .put(sizes.toByteArray());
        write(caf, "pakt", table.array());
        write(caf, "data", ByteBuffer.allocate(4 + frames.size()).putInt(0).put(frames.toByteArray()).array());
        return caf.toByteArray();
    }

    private static void write(ByteArrayOutputStream caf, String name, byte[] chunk) {
        caf.writeBytes(name.getBytes(US_ASCII));
        caf.writeBytes(ByteBuffer.allocate(8).putLong(chunk.length).array());
        caf.writeBytes(chunk);
    }

    /// Seven bits a byte, the last of them without the highest bit.
    private static void writeVariable(ByteArrayOutputStream out, int value) {
        if (value >= 1 << 7) {
            out.write(0x80 | (value >> 7));
        }
        out.write(value & 0x7f);
    }

    private CafOfAac() {}
}
