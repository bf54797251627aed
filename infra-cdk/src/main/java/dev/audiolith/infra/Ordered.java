package dev.audiolith.infra;

import java.util.LinkedHashMap;
import java.util.Map;

/// Maps that keep their order.
///
/// Never hand `Map.of` with two entries to CDK: its order changes from one JVM to the next, so event filters and tags
/// come out different on every synth and each deployment changes resources that nobody touched.
final class Ordered {
    private Ordered() {}

    static <V> Map<String, V> map(String key1, V value1, String key2, V value2) {
        var map = new LinkedHashMap<String, V>();
        map.put(key1, value1);
        map.put(key2, value2);
        return map;
    }
}
