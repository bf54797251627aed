package dev.audiolith.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/// What is sent back, once everything that could still be refused has been checked.
@FunctionalInterface
public interface Answer {
    void send(HttpExchange exchange) throws IOException;
}
