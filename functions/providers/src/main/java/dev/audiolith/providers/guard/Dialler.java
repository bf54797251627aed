package dev.audiolith.providers.guard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// How an address is connected to once it has been checked; a test leads elsewhere what would leave the machine.
@FunctionalInterface
public interface Dialler {
    Dialler DIRECT = Socket::connect;

    void connect(Socket socket, InetSocketAddress to, int millis) throws IOException;
}
