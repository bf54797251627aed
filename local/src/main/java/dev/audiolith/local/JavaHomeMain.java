package dev.audiolith.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Run by the build on the JDK it chose: writes down where that is, so that `./audiolith` starts the service on the same one.
public final class JavaHomeMain {

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), System.getProperty("java.home"));
    }

    private JavaHomeMain() {}
}
