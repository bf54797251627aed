package dev.audiolith.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Reply;
import dev.audiolith.local.ipfs.IpfsGateway;
import java.io.IOException;

/// The one port of the local run: its page, the IPFS gateway and the control desk beside the API.
public final class Front implements HttpHandler {
    private final Reply page;
    private final HttpHandler ipfs;
    private final HttpHandler control;
    private final HttpHandler api;

    public Front(Reply page, HttpHandler ipfs, HttpHandler control, HttpHandler api) {
        this.page = page;
        this.ipfs = ipfs;
        this.control = control;
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/") && !"POST".equals(exchange.getRequestMethod())) {
            page.send(exchange);
        } else if (path.startsWith(IpfsGateway.PATH)) {
            ipfs.handle(exchange);
        } else if (path.startsWith(ControlDesk.PATH)) {
            control.handle(exchange);
        } else {
            api.handle(exchange);
        }
    }
}
