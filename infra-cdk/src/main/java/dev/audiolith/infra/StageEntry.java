package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One entry of the `stages` in `cdk.json`. Nothing has a default: a missing or malformed value stops the synth by name. What may be
/// left out is [asked for][#find] as such.
final class StageEntry {
    private final String stage;
    private final Map<?, ?> values;

    StageEntry(String stage, Map<?, ?> values) {
        this.stage = stage;
        this.values = values;
    }

    String text(String key) {
        return typed(key, String.class, "a text");
    }

    Optional<String> find(String key) {
        return values.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    int number(String key) {
        return typed(key, Number.class, "a number").intValue();
    }

    boolean flag(String key) {
        return typed(key, Boolean.class, "true or false");
    }

    List<String> list(String key) {
        List<?> list = typed(key, List.class, "a list");
        return list.stream().map(String::valueOf).toList();
    }

    SortedMap<String, String> texts(String key) {
        Map<?, ?> object = typed(key, Map.class, "an object");
        var texts = new TreeMap<String, String>();
        object.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    private <T> T typed(String key, Class<T> type, String wanted) {
        var value = values.get(key);
        if (!type.isInstance(value)) {
            throw new Misconfigured("stages.%s.%s in cdk.json must be %s".formatted(stage, key, wanted));
        }
        return type.cast(value);
    }
}
