package dev.audiolith.providers.elevenlabs;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/// The audio of one object, at most [#MOST]: ElevenLabs sends some ten kilobytes at a time.
final class AudioChunk extends OutputStream {
    static final int MOST = 4 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (bytes.size() + length > MOST) {
            throw new IllegalArgumentException("more audio at once than any answer has");
        }
        bytes.write(source, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
