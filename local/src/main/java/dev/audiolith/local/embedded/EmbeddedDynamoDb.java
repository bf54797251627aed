package dev.audiolith.local.embedded;

import dev.audiolith.local.process.Child;
import dev.audiolith.local.process.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// DynamoDB Local in a process of its own, keeping its tables in a folder.
///
/// Its jars are never on our classpath: the module `embedded-dynamodb` writes where they are, and only the child reads them.
final class EmbeddedDynamoDb {

    static Child start(Path folder) throws IOException {
        Files.createDirectories(folder);
        var port = FreePort.find();
        // Not shared, it would make a database of its own for each access key.
        var arguments = List.of("-port", Integer.toString(port), "-sharedDb", "-disableTelemetry", "-dbPath", folder.toString());
        return Child.start(Child.Program.small(DynamoDbMain.class, classpath(), arguments), port, folder.resolve("dynamodb.log"));
    }

    private static String classpath() throws IOException {
        // Ours is local/target/classes, or a jar beside it.
        var ours = codeSource();
        var file = ours.resolveSibling("../embedded-dynamodb/target/classpath").normalize();
        if (Files.notExists(file)) {
            throw new IOException("the build has not written " + file);
        }
        return ours + File.pathSeparator + Files.readString(file).strip();
    }

    private static Path codeSource() throws IOException {
        try {
            return Path.of(DynamoDbMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("cannot tell where our own classes are", e);
        }
    }

    private EmbeddedDynamoDb() {}
}
