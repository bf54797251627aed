package dev.audiolith.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as it came over the wire, apart from its body.
///
/// @param headers by lower-case name
record Incoming(String method, URI uri, Map<String, List<String>> headers, String sourceIp, String domainName) {
    /// What stands between and after a header's name and value on the wire.
    private static final int HEADER_PUNCTUATION = 4;

    Incoming {
        headers = Map.copyOf(headers);
    }

    static Incoming of(HttpExchange exchange) {
        var headers = new LinkedHashMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Incoming(
                exchange.getRequestMethod(), exchange.getRequestURI(), headers,
                exchange.getRemoteAddress().getAddress().getHostAddress(), "127.0.0.1:" + exchange.getLocalAddress().getPort());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    String rawPath() {
        return uri.getRawPath();
    }

    /// Request line and headers together, as API Gateway counts them.
    int headerBytes() {
        var line = method.length() + uri.toString().length();
        return headers.entrySet().stream().flatMapToInt(
                header -> header.getValue().stream().mapToInt(value -> header.getKey().length() + value.length() + HEADER_PUNCTUATION))
                .sum() + line;
    }

    /// Headers as events carry them: one value a name, cookies kept apart, and the scheme that a proxy would add.
    Map<String, String> eventHeaders() {
        var all = new TreeMap<String, String>();
        headers.forEach((name, values) -> all.put(name, String.join(",", values)));
        all.remove("cookie");
        all.put("x-forwarded-for", sourceIp);
        all.put("x-forwarded-proto", "http");
        all.put("x-forwarded-port", domainName.substring(domainName.indexOf(':') + 1));
        return all;
    }

    List<String> cookies() {
        return headers.getOrDefault("cookie", List.of()).stream().flatMap(line -> List.of(line.split(";\\s*")).stream())
                .filter(cookie -> !cookie.isBlank()).toList();
    }
}
