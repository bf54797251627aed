package dev.audiolith.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.failure.InvalidRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The fields of a JSON object, each read with the type it must have. `null` counts as absent; a wrong type is the caller's
/// mistake and names the field. Fields nobody asks for are ignored.
public final class JsonFields {
    private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JsonNode object;
    private final String prefix;

    /// `prefix`: of the names of all fields in here, as a caller knows them.
    private JsonFields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /// Reads a request's body.
    public static JsonFields of(String body) {
        var node = Json.parse(body).orElseThrow(() -> new InvalidRequest("body", "must be valid JSON"));
        if (!node.isObject()) {
            throw new InvalidRequest("body", "must be a JSON object");
        }
        return new JsonFields(node, "");
    }

    public String text(String name) {
        return findText(name).orElseThrow(() -> mistake(name, "is missing"));
    }

    public Optional<String> findText(String name) {
        return find(name).map(node -> {
            if (!node.isTextual()) {
                throw mistake(name, "must be a string");
            }
            return whole(name, node.textValue());
        });
    }

    public Optional<Long> findWhole(String name) {
        return find(name).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw mistake(name, "must be a whole number");
            }
            return node.longValue();
        });
    }

    public Optional<Double> findNumber(String name) {
        return find(name).map(node -> {
            if (!node.isNumber()) {
                throw mistake(name, "must be a number");
            }
            return node.doubleValue();
        });
    }

    /// A moment, with its offset from UTC.
    public Optional<Instant> findTime(String name) {
        return findText(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw mistake(name, "must be a time as in 2026-01-31T12:00:00Z");
            }
        });
    }

    /// Any object, each of its values as the JSON text of it; empty when absent.
    public Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        find(name).ifPresent(node -> {
            if (!node.isObject()) {
                throw mistake(name, "must be an object");
            }
            whole(name, node.toString());
            node.properties().forEach(field -> texts.put(field.getKey(), Json.write(field.getValue())));
        });
        return texts;
    }

    /// The object under this name; empty when there is something else.
    public Optional<JsonFields> findObject(String name) {
        return find(name).filter(JsonNode::isObject).map(node -> new JsonFields(node, ""));
    }

    /// The object under this name; anything else there is the caller's mistake.
    public Optional<JsonFields> findObjectStrictly(String name) {
        return find(name).map(node -> {
            if (!node.isObject()) {
                throw mistake(name, "must be an object");
            }
            return new JsonFields(node, prefix + name + ".");
        });
    }

    public boolean flag(String name, boolean otherwise) {
        return find(name).map(node -> {
            if (!node.isBoolean()) {
                throw mistake(name, "must be true or false");
            }
            return node.booleanValue();
        }).orElse(otherwise);
    }

    /// An object whose values are numbers or booleans; empty when absent.
    public Map<String, Object> settings(String name) {
        var settings = new LinkedHashMap<String, Object>();
        find(name).ifPresent(node -> {
            if (!node.isObject()) {
                throw mistake(name, "must be an object");
            }
            node.properties().forEach(
                    field -> setting(name, field.getKey(), field.getValue()).ifPresent(value -> settings.put(field.getKey(), value)));
        });
        return settings;
    }

    /// What is no name is not quoted: answers and the log repeat the field's.
    private Optional<Object> setting(String name, String key, JsonNode value) {
        if (!SETTING.matcher(key).matches()) {
            throw mistake(name, "has a name that is not letters, digits, _ or -");
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        if (value.isNumber()) {
            return Optional.of(value.doubleValue());
        }
        throw mistake(name + "." + key, "must be a number or true or false");
    }

    /// Half a surrogate pair could be kept as a question mark only, and so be taken for something else.
    private String whole(String name, String text) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw mistake(name, "must be valid Unicode: it has half of a surrogate pair");
        }
        return text;
    }

    private InvalidRequest mistake(String name, String problem) {
        return new InvalidRequest(prefix + name, problem);
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }
}
