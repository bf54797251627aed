package dev.audiolith.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The one hash function we use, without the checked exception: every Java platform has it.
public final class Sha256 {

    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public static byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }

    private Sha256() {}
}
