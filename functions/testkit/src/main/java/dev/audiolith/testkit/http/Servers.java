package dev.audiolith.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The scripted servers of one test, closed when it ends: `@RegisterExtension final Servers servers = new Servers();`.
public final class Servers implements AfterEachCallback {
    private final List<ScriptedServer> open = new ArrayList<>();

    public ScriptedServer playing(Behaviour... script) {
        var server = ScriptedServer.playing(script);
        open.add(server);
        return server;
    }

    /// An address at which nobody listens.
    public URI nobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open.forEach(ScriptedServer::close);
    }
}
