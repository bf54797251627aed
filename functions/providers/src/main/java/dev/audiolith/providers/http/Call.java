package dev.audiolith.providers.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// One request: what to do, where, with which headers, with which body. Its text form leaves the headers out: they carry keys.
public record Call(String method, URI uri, Map<String, String> headers, Upload body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    /// `path` below `base`, whether or not that ends with a slash.
    public static Call post(URI base, String path, Upload body) {
        return new Call("POST", below(base, path), Map.of(), body);
    }

    public static Call get(URI base, String path) {
        return get(below(base, path));
    }

    /// Asks for what is at `uri`.
    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), Upload.NOTHING);
    }

    public Call with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Call(method, uri, more, body);
    }

    public Call bearer(Secret token) {
        return with("Authorization", "Bearer " + token.value());
    }

    private static URI below(URI base, String path) {
        var text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getPath();
    }
}
