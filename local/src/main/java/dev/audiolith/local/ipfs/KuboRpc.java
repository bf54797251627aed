package dev.audiolith.local.ipfs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.content.Cid;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Query;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of Kubo's RPC interface (`/api/v0`) that pinning needs, answered as Kubo answers it.
///
/// One difference is on purpose: `add` always gives the address of profile `unixfs-v1-2025`, whatever chunker is asked for.
public final class KuboRpc implements HttpHandler {
    private static final String BASE = "/api/v0/";

    private final IpfsNode node;

    public KuboRpc(IpfsNode node) {
        this.node = node;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        answer(exchange).send(exchange);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!"POST".equals(exchange.getRequestMethod())) {
            return Reply.text(405, "405 - Method Not Allowed\n");
        }
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            return Reply.text(403, "403 - Forbidden\n");
        }
        var path = exchange.getRequestURI().getPath();
        try {
            var query = Query.of(exchange.getRequestURI());
            return switch (path.startsWith(BASE) ? path.substring(BASE.length()) : path) {
                case "add" -> add(exchange, query);
                case "cat" -> cat(query);
                case "dag/import" -> importCar(exchange, query);
                case "pin/add" -> pin(query);
                case "pin/ls" -> pins(query);
                case "version" -> version();
                default -> Reply.text(404, "404 page not found\n");
            };
        } catch (BadDag | MissingBlock e) {
            return failed(500, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return failed(400, "malformed parameters");
        }
    }

    private Reply add(HttpExchange exchange, Query query) throws IOException {
        try (var upload = Upload.from(exchange, node.scratch())) {
            var cid = query.flag("only-hash", false) ? IpfsNode.address(upload.file()) : node.add(upload.file());
            if (query.flag("pin", true) && !query.flag("only-hash", false)) {
                node.pin(cid);
            }
            var name = upload.name().isEmpty() ? cid.toString() : upload.name();
            var size = String.valueOf(Files.size(upload.file()));
            return Reply.json(200, inOrder("Name", name, "Hash", cid.toString(), "Size", size));
        }
    }

    private Reply importCar(HttpExchange exchange, Query query) throws IOException {
        try (var upload = Upload.from(exchange, node.scratch()); var archive = Files.newInputStream(upload.file())) {
            var lines = new StringBuilder();
            node.importCar(archive, query.flag("pin-roots", true)).forEach((root, refusal) -> {
                var pinned = inOrder("Cid", Map.of("/", root.toString()), "PinErrorMsg", refusal.orElse(""));
                lines.append(Json.write(Map.of("Root", pinned))).append('\n');
            });
            if (query.flag("stats", false)) {
                var size = Files.size(upload.file());
                lines.append(Json.write(Map.of("Stats", Map.of("BlockBytesCount", size)))).append('\n');
            }
            return new Reply(200, "application/json", lines.toString());
        }
    }

    private Answer cat(Query query) throws IOException {
        var cid = argument(query);
        var length = node.length(cid);
        var offset = Math.min(number(query, "offset", 0), length);
        var wanted = Math.min(number(query, "length", length), length - offset);
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            // A length of zero asks the server for chunks, as Kubo sends them.
            exchange.sendResponseHeaders(200, 0);
            node.copy(cid, offset, wanted, exchange.getResponseBody());
        };
    }

    private static long number(Query query, String name, long otherwise) throws BadDag {
        var number = query.first(name).map(Long::parseLong).orElse(otherwise);
        if (number < 0) {
            throw new BadDag("cannot specify negative " + name);
        }
        return number;
    }

    private Reply pin(Query query) throws IOException {
        var cid = argument(query);
        node.pin(cid);
        return Reply.json(200, Map.of("Pins", List.of(cid.toString())));
    }

    private Reply pins(Query query) throws IOException {
        var keys = new LinkedHashMap<String, Object>();
        if (query.first("arg").isEmpty()) {
            node.pinned().forEach(cid -> keys.put(cid, pinOf()));
            return Reply.json(200, Map.of("Keys", keys));
        }
        var cid = argument(query);
        if (!node.isPinned(cid)) {
            return failed(500, "path '" + cid + "' is not pinned");
        }
        keys.put(cid.toString(), pinOf());
        return Reply.json(200, Map.of("Keys", keys));
    }

    private static Reply version() {
        return Reply.json(200, inOrder("Version", "0.43.1", "Commit", "audiolith-local", "System", "java"));
    }

    private static Map<String, Object> pinOf() {
        return inOrder("Type", "recursive", "Name", "");
    }

    private static Cid argument(Query query) throws BadDag {
        return Cids.parse(query.first("arg").orElseThrow(() -> new BadDag("argument \"ipfs-path\" is required")));
    }

    private static Reply failed(int status, String message) {
        return Reply.json(status, inOrder("Message", message, "Code", 0, "Type", "error"));
    }

    private static Map<String, Object> inOrder(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
