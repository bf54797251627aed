package dev.audiolith.providers.guard;

import java.net.InetAddress;
import java.util.Optional;

/// Where to call and what to ask for there, after everything that can be seen without asking the name servers has been checked.
public record Destination(boolean isSecure, String host, Optional<InetAddress> address, int port, String target) {

    /// What goes into the `Host` header.
    public String authority() {
        return port == (isSecure ? 443 : 80) ? host : host + ":" + port;
    }
}
