package dev.audiolith.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.ipfs.KuboRpc;
import java.io.IOException;

/// The built-in node as a provider that can be down: then it drops every connection without an answer.
final class SwitchableNode implements HttpHandler {
    private final KuboRpc rpc;
    private volatile boolean up = true;

    SwitchableNode(KuboRpc rpc) {
        this.rpc = rpc;
    }

    void switchTo(boolean isUp) {
        up = isUp;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (up) {
            rpc.handle(exchange);
        } else {
            exchange.close();
        }
    }
}
