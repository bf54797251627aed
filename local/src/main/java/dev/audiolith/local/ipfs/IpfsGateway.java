package dev.audiolith.local.ipfs;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.content.Cid;
import dev.audiolith.local.http.Answer;
import dev.audiolith.local.http.ByteRange;
import dev.audiolith.local.http.Query;
import dev.audiolith.local.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// `GET|HEAD /ipfs/<cid>`: a file by its address, whole or in part, as IPFS gateways serve it.
public final class IpfsGateway implements HttpHandler {
    public static final String PATH = "/ipfs/";

    private static final int NO_BODY = -1;

    private final IpfsNode node;

    public IpfsGateway(IpfsNode node) {
        this.node = node;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        allowEveryOrigin(exchange.getResponseHeaders());
        answer(exchange).send(exchange);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!path.startsWith(PATH)) {
            return Reply.text(404, "404 page not found\n");
        }
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> file(path.substring(PATH.length()), exchange);
            case "OPTIONS" -> answering -> answering.sendResponseHeaders(204, NO_BODY);
            default -> Reply.text(405, "method not allowed\n");
        };
    }

    private Answer file(String name, HttpExchange exchange) throws IOException {
        Cid cid;
        try {
            cid = Cids.parse(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        } catch (BadDag e) {
            return name.contains("/") ? Reply.text(404, "no link by that name\n") : Reply.text(400, "invalid cid\n");
        }
        if (!node.has(cid)) {
            return Reply.text(404, "ipld: could not find " + cid + "\n");
        }
        try {
            return present(cid, exchange);
        } catch (BadDag | MissingBlock e) {
            return Reply.text(404, e.getMessage() + "\n");
        } catch (IllegalArgumentException e) {
            return Reply.text(400, "malformed parameters\n");
        }
    }

    private Answer present(Cid cid, HttpExchange exchange) throws IOException {
        var format = Query.of(exchange.getRequestURI()).first("format").orElse("");
        return switch (format) {
            case "" -> bytes(cid, exchange);
            case "raw" -> block(cid);
            default -> Reply.text(406, "this gateway answers files and raw blocks only\n");
        };
    }

    private Answer bytes(Cid cid, HttpExchange exchange) throws IOException {
        var length = node.length(cid);
        var type = AudioType.of(first(cid, length));
        var etag = '"' + cid.toString() + '"';
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", etag);
        // The bytes of an address never change.
        headers.set("Cache-Control", "public, max-age=29030400, immutable");
        headers.set("X-Ipfs-Path", PATH + cid);
        if (matches(header(exchange, "If-None-Match"), etag)) {
            return answering -> answering.sendResponseHeaders(304, NO_BODY);
        }
        headers.set("Accept-Ranges", "bytes");
        var ifRange = header(exchange, "If-Range");
        var range = ifRange.isEmpty() || ifRange.equals(etag) ? header(exchange, "Range") : "";
        return switch (ByteRange.of(range, length)) {
            case ByteRange.Whole _ -> part(200, cid, 0, length, type);
            case ByteRange.Part part -> {
                headers.set("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + length);
                yield part(206, cid, part.first(), part.length(), type);
            }
            case ByteRange.Unsatisfiable _ -> {
                headers.set("Content-Range", "bytes */" + length);
                yield Reply.text(416, "requested range not satisfiable\n");
            }
        };
    }

    private Answer part(int status, Cid cid, long offset, long length, String type) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            if ("HEAD".equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
                exchange.sendResponseHeaders(status, NO_BODY);
                return;
            }
            exchange.sendResponseHeaders(status, length == 0 ? NO_BODY : length);
            node.copy(cid, offset, length, exchange.getResponseBody());
        };
    }

    private Answer block(Cid cid) throws IOException {
        var block = node.block(cid);
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.ipld.raw");
            exchange.sendResponseHeaders(200, block.length == 0 ? NO_BODY : block.length);
            exchange.getResponseBody().write(block);
        };
    }

    private byte[] first(Cid cid, long length) throws IOException {
        var start = new ByteArrayOutputStream(AudioType.BYTES);
        node.copy(cid, 0, Math.min(AudioType.BYTES, length), start);
        return start.toByteArray();
    }

    private static boolean matches(String header, String etag) {
        return header.strip().equals("*") || header.contains(etag);
    }

    private static String header(HttpExchange exchange, String name) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    private static void allowEveryOrigin(Headers headers) {
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Range, If-None-Match, If-Range, Content-Type");
        headers.set("Access-Control-Expose-Headers", "Content-Range, Content-Length, ETag, X-Ipfs-Path");
    }
}
