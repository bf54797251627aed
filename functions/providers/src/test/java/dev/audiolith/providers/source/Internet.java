package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.Connector;
import dev.audiolith.providers.guard.PublicAddresses;
import dev.audiolith.providers.guard.SelfSigned;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ScriptedServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The internet and the network inside, on loopback: hosts `*.example` with public addresses, TLS and port 443, and behind every address that is
/// not public the same trap.
final class Internet implements AfterEachCallback {
    static final SourceRules RULES = new SourceRules(new AllowedHosts(List.of("*.example")), false, Optional.empty());

    private final Map<String, List<InetAddress[]>> names = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<InetAddress, ScriptedServer> servers = new ConcurrentHashMap<>();
    private final List<InetSocketAddress> dialled = new CopyOnWriteArrayList<>();
    private final ScriptedServer trap = ScriptedServer.playing(Behaviour.html(200));

    /// Both ends of TLS, made once: the tool for the certificate takes a second.
    private record Tls(SSLContext client, SSLContext server) {
        static final Tls FOR_ALL = make();

        private static Tls make() {
            try {
                var folder = Files.createTempDirectory("certificate");
                var certificate = SelfSigned.of("dns:*.example", folder);
                try (var files = Files.list(folder)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
                return new Tls(certificate.client(), certificate.server());
            } catch (IOException | InterruptedException | GeneralSecurityException e) {
                throw new IllegalStateException("no certificate", e);
            }
        }
    }

    /// The host with a public address of its own behind which this is played.
    ScriptedServer host(String name, Behaviour... script) {
        return host(name, ScriptedServer.playing(Tls.FOR_ALL.server().getServerSocketFactory(), script));
    }

    /// The same without TLS.
    ScriptedServer plainHost(String name, Behaviour... script) {
        return host(name, ScriptedServer.playing(script));
    }

    private ScriptedServer host(String name, ScriptedServer server) {
        var address = InetAddress.ofLiteral("203.0.114." + (servers.size() + 1));
        servers.put(address, server);
        leads(name, address.getHostAddress());
        return server;
    }

    /// The name has all of these addresses. Said again: it has others whenever it is asked for again.
    void leads(String name, String... addresses) {
        names.computeIfAbsent(name, _ -> new ArrayList<>()).add(Arrays.stream(addresses).map(InetAddress::ofLiteral)
                .toArray(InetAddress[]::new));
    }

    Connector connector() {
        return new Connector(this::addresses, this::dial, Tls.FOR_ALL.client().getSocketFactory());
    }

    HttpSourceFetcher fetcher(Pace pace) {
        return new HttpSourceFetcher(RULES, connector(), pace);
    }

    /// How often the name servers were asked for this name.
    int asked(String name) {
        return asked.getOrDefault(name, new AtomicInteger()).get();
    }

    /// Where connections went, in order.
    List<String> dialled() {
        return dialled.stream().map(to -> to.getAddress().getHostAddress() + ":" + to.getPort()).toList();
    }

    /// Connections to anything that is not of the internet.
    int caught() {
        return trap.connections();
    }

    private InetAddress[] addresses(String name) throws UnknownHostException {
        var answers = names.get(name);
        if (answers == null) {
            throw new UnknownHostException(name);
        }
        var before = asked.computeIfAbsent(name, _ -> new AtomicInteger()).getAndIncrement();
        return answers.get(Math.min(before, answers.size() - 1)).clone();
    }

    private void dial(Socket socket, InetSocketAddress to, int millis) throws IOException {
        dialled.add(to);
        var server = PublicAddresses.isPublic(to.getAddress()) ? servers.get(to.getAddress()) : trap;
        if (server == null || (server != trap && to.getPort() != 443)) {
            throw new ConnectException("nobody there");
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), millis);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        servers.values().forEach(ScriptedServer::close);
        trap.close();
    }
}
