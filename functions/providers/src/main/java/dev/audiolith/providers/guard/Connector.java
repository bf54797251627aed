package dev.audiolith.providers.guard;

import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Connects to a host that a stranger chose.
///
/// The JDK's HTTP client asks the name servers itself: between a check of ours and its own question the answer may change. Here a host is
/// asked for once, every address is checked, and one of those is connected to; the certificate is still checked against the name.
public record Connector(Resolver resolver, Dialler dialler, SSLSocketFactory tls) {

    public Connector(Resolver resolver, SSLSocketFactory tls) {
        this(resolver, Dialler.DIRECT, tls);
    }

    /// Which addresses may be connected to.
    @FunctionalInterface
    public interface Check {
        /// Throws [ForbiddenDestination] when one of them may not.
        void check(InetAddress... addresses) throws ForbiddenDestination;
    }

    /// What is being connected is put into `open`, so that somebody who watches the time can close it.
    public Socket connect(Destination to, Check check, AtomicReference<Socket> open, Deadline deadline) throws IOException {
        var addresses = to.address().isPresent() ? new InetAddress[]{to.address().get()} : resolver.addresses(to.host());
        check.check(addresses);
        var socket = connect(addresses, to.port(), open, deadline);
        return to.isSecure() ? secured(socket, to) : socket;
    }

    /// To the first of the checked addresses that answers.
    private Socket connect(InetAddress[] addresses, int port, AtomicReference<Socket> open, Deadline deadline) throws IOException {
        var failure = new IOException("the host has no address");
        for (var i = 0; i < addresses.length; i++) {
            var socket = new Socket();
            open.set(socket);
            try {
                var millis = Math.max(1, (int) deadline.share(addresses.length - i).remaining().toMillis());
                dialler.connect(socket, new InetSocketAddress(addresses[i], port), millis);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private Socket secured(Socket socket, Destination to) throws IOException {
        try {
            var secured = (SSLSocket) tls.createSocket(socket, to.host(), to.port(), true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
