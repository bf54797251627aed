package dev.audiolith.providers.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// One request: what to do, where, with which headers, shown which credentials, with which body. Its text form leaves the headers out:
/// they may carry what is nobody's business.
public record Call(String method, URI uri, Map<String, String> headers, Map<String, Credential> credentials, Upload body) {
    private static final String AUTHORIZATION = "Authorization";

    public Call {
        headers = Map.copyOf(headers);
        credentials = Map.copyOf(credentials);
    }

    /// `path` below `base`, whether or not that ends with a slash.
    public static Call post(URI base, String path, Upload body) {
        return new Call("POST", below(base, path), Map.of(), Map.of(), body);
    }

    public static Call get(URI base, String path) {
        return get(below(base, path));
    }

    /// Asks for what is at `uri`.
    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), Map.of(), Upload.NOTHING);
    }

    public Call with(String header, String value) {
        return new Call(method, uri, plus(headers, header, value), credentials, body);
    }

    public Call key(String header, Secret key) {
        return showing(header, new Credential.Key(key));
    }

    public Call bearer(Secret token) {
        return showing(AUTHORIZATION, new Credential.Bearer(token));
    }

    public Call basic(Secret user, Secret password) {
        return showing(AUTHORIZATION, new Credential.Basic(user, password));
    }

    /// The headers that let it in, as they are to be sent now.
    Map<String, String> shown() {
        var shown = new TreeMap<String, String>();
        credentials.forEach((header, credential) -> shown.put(header, credential.text()));
        return shown;
    }

    /// The same after `refused` was: others, when they were replaced in the meantime.
    Map<String, String> shownAfter(Map<String, String> refused) {
        if (shown().equals(refused)) {
            credentials.values().stream().findFirst().ifPresent(Credential::readAgain);
        }
        return shown();
    }

    private Call showing(String header, Credential credential) {
        return new Call(method, uri, headers, plus(credentials, header, credential), body);
    }

    private static <V> Map<String, V> plus(Map<String, V> some, String name, V value) {
        var more = new TreeMap<>(some);
        more.put(name, value);
        return more;
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
