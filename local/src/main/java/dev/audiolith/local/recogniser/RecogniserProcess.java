package dev.audiolith.local.recogniser;

import dev.audiolith.local.http.Json;
import dev.audiolith.local.process.Child;
import dev.audiolith.local.process.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An ear in a process of its own: begun with the first recording, since most runs never hear one, and again when it has died.
///
/// A recording that was being heard when it died is lost; whoever sent it is told to try again.
public final class RecogniserProcess implements Ear, AutoCloseable {
    /// Its models take 165 MB; the whole process keeps to some 420.
    private static final List<String> JAVA = List.of("-Xmx400m");
    /// Half an hour of speech on a slow machine.
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Class<?> main;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Child> child = Optional.empty();
    private boolean isClosed;

    public RecogniserProcess(Path log) {
        this(RecogniserMain.class, log);
    }

    RecogniserProcess(Class<?> main, Path log) {
        this.main = main;
        this.log = log;
    }

    @Override
    public Hearing hear(InputStream sound) throws IOException {
        var request = HttpRequest.newBuilder(running().uri()).timeout(PATIENCE).POST(BodyPublishers.ofInputStream(() -> sound)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the recogniser answered " + answer.statusCode());
            }
            return Hearing.of(Json.read(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the recogniser was listening", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        http.shutdownNow();
        if (child.isPresent()) {
            child.get().close();
        }
    }

    synchronized Optional<Long> pid() {
        return child.filter(Child::isAlive).map(Child::pid);
    }

    private synchronized Child running() throws IOException {
        if (isClosed) {
            throw new IOException("the recogniser has been stopped");
        }
        if (child.isEmpty() || !child.get().isAlive()) {
            var port = FreePort.find();
            var program = new Child.Program(main, System.getProperty("java.class.path"), JAVA,
                    List.of(Integer.toString(port)));
            child = Optional.of(Child.start(program, port, log));
        }
        return child.get();
    }
}
