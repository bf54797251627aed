package dev.audiolith.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A method and a path template such as `/api/sounds/{id}`, and the door behind it.
///
/// @param admission whom the gateway lets through to it
public record Route(String method, String template, Admission admission, Door<APIGatewayV2HTTPEvent> door) {

    /// What the gateway calls this route in events.
    public String key() {
        return method + " " + template;
    }

    /// The path's parameters, decoded; empty when the path is another one.
    Optional<Map<String, String>> match(String rawPath) {
        var names = template.split("/", -1);
        var segments = rawPath.split("/", -1);
        if (names.length != segments.length) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (var i = 0; i < names.length; i++) {
            if (names[i].startsWith("{") && !segments[i].isEmpty()) {
                // A plus sign in a path is a plus sign.
                var segment = segments[i].replace("+", "%2B");
                parameters.put(names[i].substring(1, names[i].length() - 1), URLDecoder.decode(segment, StandardCharsets.UTF_8));
            } else if (!names[i].equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
