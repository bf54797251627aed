package dev.audiolith.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// For servers that must be told their port: one that was free a moment ago.
public final class FreePort {

    public static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private FreePort() {}
}
