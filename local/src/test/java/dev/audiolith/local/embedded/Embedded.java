package dev.audiolith.local.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The embedded servers, started once for all tests of this JVM and never stopped: the child ends with its parent.
final class Embedded {
    private static final EmbeddedAws AWS = start();

    static EmbeddedAws aws() {
        return AWS;
    }

    static Server server() {
        return Server.at(AWS.endpoints());
    }

    private static EmbeddedAws start() {
        try {
            return EmbeddedAws.start(Files.createTempDirectory(Path.of("target"), "aws-"), "LOCALKEY", "localsecret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Embedded() {}
}
