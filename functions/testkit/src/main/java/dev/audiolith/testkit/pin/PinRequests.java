package dev.audiolith.testkit.pin;

import dev.audiolith.content.Cid;
import dev.audiolith.content.CidHasher;
import dev.audiolith.pin.PinRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;

/// Things to pin, and how a provider finds out what it was given.
public final class PinRequests {
    /// Tag 42, a byte string of 37, a zero: what stands before the root's identifier in an archive's header.
    private static final String ROOT_FOLLOWS = HexFormat.of().formatHex(new byte[]{(byte) 0xd8, 0x2a, 0x58, 0x25, 0});

    /// Bytes that look like nothing, the same for the same size.
    public static PinRequest of(int bytes) {
        var content = new byte[bytes];
        for (var i = 0; i < bytes; i++) {
            content[i] = (byte) (i * 31 + i / 257);
        }
        return new PinRequest("sound-1", address(content), bytes, () -> new ByteArrayInputStream(content));
    }

    public static PinRequest unreadable() {
        var request = of(100);
        return new PinRequest(request.name(), request.cid(), request.bytes(), () -> {
            throw new IOException("the bucket is away");
        });
    }

    /// The address a profile-true provider gives to a file.
    public static Cid address(byte[] file) {
        var hasher = new CidHasher();
        hasher.update(file, 0, file.length);
        return hasher.finish();
    }

    /// The root that the archive inside these bytes names.
    public static Cid rootIn(byte[] bytes) {
        var hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4096));
        var at = (hex.indexOf(ROOT_FOLLOWS) + ROOT_FOLLOWS.length()) / 2;
        return Cid.fromBytes(Arrays.copyOfRange(bytes, at, at + Cid.BYTES));
    }

    /// As many bytes as wanted, made while they are read.
    public static InputStream generated(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 7 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                var count = (int) Math.min(length, left);
                Arrays.fill(target, offset, offset + count, (byte) 7);
                left -= count;
                return count;
            }
        };
    }

    private PinRequests() {}
}
