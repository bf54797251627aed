package dev.audiolith.local.process;

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
public final class Child implements AutoCloseable {
    public static final String HOST = "127.0.0.1";

    /// For what waits most of the time: no time is spent on making it fast.
    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-Xmx256m");
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
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

    /// What runs: its main class and where its classes are, how its Java is set up, and what it is told.
    public record Program(Class<?> main, String classpath, List<String> java, List<String> arguments) {

        public static Program small(Class<?> main, String classpath, List<String> arguments) {
            return new Program(main, classpath, SMALL, arguments);
        }
    }

    /// Returns when it answers at `port`.
    public static Child start(Program program, int port, Path log) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        command.addAll(program.java());
        command.addAll(List.of("-cp", program.classpath(), program.main().getName()));
        command.addAll(program.arguments());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        // None of the user's credentials and options are any business of it.
        builder.environment().clear();
        var child = new Child(builder.start(), URI.create("http://" + HOST + ":" + port), log);
        child.awaitAnswer();
        return child;
    }

    public URI uri() {
        return uri;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
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
