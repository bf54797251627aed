package dev.audiolith.local.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Java process of ours that serves HTTP on loopback and ends with us. What it says goes to a log.
final class Child implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final long BETWEEN_TRIES_MILLIS = 25;
    private static final long STOPPING_MILLIS = 5_000;

    private final Process process;
    private final URI uri;
    private final Path log;

    private Child(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /// Returns when it answers at `port`.
    static Child start(Class<?> main, String classpath, List<String> arguments, int port, Path log) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        command.addAll(List.of("-cp", classpath, main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        // None of the user's credentials and options are any business of it.
        builder.environment().clear();
        var child = new Child(builder.start(), URI.create("http://" + HOST + ":" + port), log);
        child.awaitAnswer();
        return child;
    }

    URI uri() {
        return uri;
    }

    long pid() {
        return process.pid();
    }

    /// Ends its input, and so the child.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        if (!endsWithin(STOPPING_MILLIS)) {
            process.destroyForcibly();
        }
    }

    private void awaitAnswer() throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newBuilder().connectTimeout(ONE_TRY).build()) {
            while (!answers(http)) {
                if (endsWithin(BETWEEN_TRIES_MILLIS)) {
                    throw new IOException("an embedded server ended instead of starting; see " + log);
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IOException("an embedded server did not start within " + PATIENCE.toSeconds() + " s; see " + log);
                }
            }
        }
    }

    /// Any answer will do, also a refusal.
    private boolean answers(HttpClient http) {
        try {
            http.send(HttpRequest.newBuilder(uri).timeout(ONE_TRY).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean endsWithin(long millis) throws IOException {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }
}
