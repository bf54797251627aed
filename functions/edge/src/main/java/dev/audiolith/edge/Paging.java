package dev.audiolith.edge;

import dev.audiolith.failure.InvalidRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists as every route has them: `limit` and `cursor` in, `items` and `nextCursor` out.
public final class Paging {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    public static int limit(HttpRequest request) {
        var text = request.queryParameter("limit").orElse(String.valueOf(USUAL));
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new InvalidRequest("limit", "must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    public static Optional<String> cursor(HttpRequest request) {
        return request.queryParameter("cursor");
    }

    public static Map<String, Object> list(List<Map<String, Object>> items, Optional<String> nextCursor) {
        var data = new LinkedHashMap<String, Object>();
        data.put("items", items);
        nextCursor.ifPresent(cursor -> data.put("nextCursor", cursor));
        return data;
    }

    private Paging() {}
}
