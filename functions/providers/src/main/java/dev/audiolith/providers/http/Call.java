package dev.audiolith.providers.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// One POST: where to, with which headers, with which body. Its text form leaves the headers out: they carry keys.
public record Call(URI uri, Map<String, String> headers, Upload body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    /// `path` below `base`, whether or not that ends with a slash.
    public static Call post(URI base, String path, Upload body) {
        var text = base.toString();
        return new Call(URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path), Map.of(), body);
    }

    public Call with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Call(uri, more, body);
    }

    public Call bearer(Secret token) {
        return with("Authorization", "Bearer " + token.value());
    }

    @Override
    public String toString() {
        return "POST " + uri.getHost() + uri.getPath();
    }
}
