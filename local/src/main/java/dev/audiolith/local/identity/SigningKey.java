package dev.audiolith.local.identity;

import dev.audiolith.content.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The key pair of a home, kept as `jwt-key.pem`; stands for the identity provider that signs users' tokens on AWS.
public record SigningKey(PrivateKey secret, RSAPublicKey open) {
    private static final int BITS = 2048;
    private static final int LINE = 64;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    public static SigningKey in(Path home) throws IOException {
        var file = home.resolve("jwt-key.pem");
        try {
            return parse(SecretFile.readOrCreate(file, SigningKey::generate));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " does not hold a private key", e);
        }
    }

    /// What tokens call it, and the issuer among its keys: the same as long as the key is the same.
    public String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(open.getEncoded()));
    }

    private static String generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return BEGIN + "\n" + Base64.getMimeEncoder(LINE, new byte[]{'\n'}).encodeToString(encoded) + "\n" + END;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    private static SigningKey parse(String pem) throws GeneralSecurityException {
        var encoded = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new SigningKey(secret, (RSAPublicKey) open);
    }
}
