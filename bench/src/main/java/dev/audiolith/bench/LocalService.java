package dev.audiolith.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process that serves on loopback, with the flags of `./audiolith`, until closed. Its log is left behind as a temporary file.
public final class LocalService implements AutoCloseable {
    /// How the last line that it says before it serves begins.
    static final String READY = "audiolith is ready";

    private static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dsun.net.httpserver.nodelay=true", "-Dhttp.maxConnections=200");

    private final Process process;
    private final int port;

    private LocalService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static LocalService start(Class<?> main, int port, List<String> arguments, Map<String, String> environment) throws IOException {
        var service = new LocalService(java(main, arguments, environment), port);
        var lines = new BufferedReader(new InputStreamReader(service.process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line == null || !line.startsWith(READY); line = lines.readLine()) {
            if (line == null) {
                throw new IOException(main.getSimpleName() + " ended instead of starting");
            }
        }
        // Left unread it would fill the pipe and stop the process.
        var log = Files.createTempFile("audiolith-bench-", "." + main.getSimpleName() + ".log");
        Thread.ofVirtual().start(() -> keep(lines, log));
        return service;
    }

    /// What a command says, whole.
    public static String say(Class<?> main, List<String> arguments, Map<String, String> environment) throws IOException {
        return new String(java(main, arguments, environment).getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Process java(Class<?> main, List<String> arguments, Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void keep(BufferedReader lines, Path log) {
        try (lines; var file = Files.newBufferedWriter(log)) {
            lines.transferTo(file);
        } catch (IOException e) {
            // It has ended, as it was told to.
            return;
        }
    }
}
