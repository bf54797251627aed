package dev.audiolith.audio;

import java.util.Optional;

/// The four bytes before every MPEG layer III frame: how long the frame is, how long it plays, and where its audio begins.
public record Mp3Header(int frameBytes, int samples, int sampleRate, int sideInfoEnd) {
    public static final int BYTES = 4;

    private static final int[] BIT_RATES_V1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] BIT_RATES_V2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLE_RATES_V1 = {44_100, 48_000, 32_000};
    private static final int VERSION_1 = 3;
    private static final int VERSION_RESERVED = 1;
    private static final int LAYER_3 = 1;
    private static final int MONO = 3;
    private static final int CHECKSUM_BYTES = 2;

    /// Empty when these bytes begin no frame we know.
    public static Optional<Mp3Header> read(byte[] bytes) {
        var version = (bytes[1] >> 3) & 3;
        var rateIndex = (bytes[2] >> 4) & 15;
        var sampleIndex = (bytes[2] >> 2) & 3;
        var isSync = (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xe0) == 0xe0 && ((bytes[1] >> 1) & 3) == LAYER_3;
        if (!isSync || version == VERSION_RESERVED || rateIndex == 0 || rateIndex == 15 || sampleIndex == 3) {
            return Optional.empty();
        }
        var isV1 = version == VERSION_1;
        var sampleRate = SAMPLE_RATES_V1[sampleIndex] / (isV1 ? 1 : version == 2 ? 2 : 4);
        var samples = isV1 ? 1152 : 576;
        var bitRate = 1000 * (isV1 ? BIT_RATES_V1 : BIT_RATES_V2)[rateIndex];
        var frameBytes = samples / 8 * bitRate / sampleRate + ((bytes[2] >> 1) & 1);
        return frameBytes < BYTES
                ? Optional.empty()
                : Optional.of(new Mp3Header(frameBytes, samples, sampleRate, sideInfoEnd(bytes, isV1)));
    }

    public double seconds() {
        return (double) samples / sampleRate;
    }

    private static int sideInfoEnd(byte[] bytes, boolean isV1) {
        var isMono = ((bytes[3] >> 6) & 3) == MONO;
        var hasChecksum = (bytes[1] & 1) == 0;
        var sideInfo = isV1 ? isMono ? 17 : 32 : isMono ? 9 : 17;
        return BYTES + (hasChecksum ? CHECKSUM_BYTES : 0) + sideInfo;
    }
}
