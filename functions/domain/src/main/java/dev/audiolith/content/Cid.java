package dev.audiolith.content;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// A content identifier, version 1 with a SHA-256 multihash: the permanent address of some bytes.
///
/// Written in lower-case base32 (`b...`), as gateways expect. Two identifiers are the same when codec and digest are.
public record Cid(Codec codec, String digestHex) {
    /// Version, codec, hash function, digest length, digest.
    public static final int BYTES = 36;

    private static final int VERSION_1 = 1;
    private static final int SHA2_256 = 0x12;
    private static final int DIGEST_BYTES = 32;

    /// What the addressed block is made of.
    public enum Codec {
        RAW(0x55), DAG_PB(0x70);

        private final int code;

        Codec(int code) {
            this.code = code;
        }
    }

    public Cid {
        if (digestHex.length() != 2 * DIGEST_BYTES) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
    }

    public static Cid of(Codec codec, byte[] digest) {
        return new Cid(codec, HexFormat.of().formatHex(digest));
    }

    /// Reads the base32 text form; throws [IllegalArgumentException] for anything that is not such an identifier,
    /// also for the older `Qm...` form, which none of our sounds has.
    public static Cid parse(String text) {
        if (text.length() < 2 || text.charAt(0) != 'b') {
            throw new IllegalArgumentException("not a base32 CIDv1");
        }
        return fromBytes(Base32.decode(text.substring(1).toLowerCase(Locale.ROOT)));
    }

    public static Cid fromBytes(byte[] bytes) {
        if (bytes.length != BYTES || bytes[0] != VERSION_1 || bytes[2] != SHA2_256 || bytes[3] != DIGEST_BYTES) {
            throw new IllegalArgumentException("not a CIDv1 with a SHA-256 multihash");
        }
        var digest = Arrays.copyOfRange(bytes, BYTES - DIGEST_BYTES, BYTES);
        for (var codec : Codec.values()) {
            if (codec.code == bytes[1]) {
                return of(codec, digest);
            }
        }
        throw new IllegalArgumentException("neither a raw nor a dag-pb block");
    }

    public byte[] toBytes() {
        var bytes = new byte[BYTES];
        bytes[0] = VERSION_1;
        bytes[1] = (byte) codec.code;
        bytes[2] = SHA2_256;
        bytes[3] = DIGEST_BYTES;
        System.arraycopy(HexFormat.of().parseHex(digestHex), 0, bytes, BYTES - DIGEST_BYTES, DIGEST_BYTES);
        return bytes;
    }

    @Override
    public String toString() {
        return "b" + Base32.encode(toBytes());
    }
}
