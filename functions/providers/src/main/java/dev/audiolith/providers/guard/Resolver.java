package dev.audiolith.providers.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The name servers as a port: production asks them, a test answers.
@FunctionalInterface
public interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
}
