package dev.audiolith.local.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// For servers that must be told their port: one that was free a moment ago.
final class FreePort {

    static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private FreePort() {}
}
