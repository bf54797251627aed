package dev.audiolith.aws;

import dev.audiolith.track.Standing;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the rows of the table `track-counts` are called, and what is in them.
final class CountItems {
    static final String KEY = "key";
    static final String EXPIRES_AT = "expiresAt";

    private static final String OPEN_IN_ERA = "open";

    static Map<String, AttributeValue> keyOf(String key) {
        return Map.of(KEY, AttributeValue.fromS(key));
    }

    static String standing(Standing standing, CountedTime goes) {
        return switch (standing) {
            case WAITING -> "waiting";
            case OPEN -> OPEN_IN_ERA + goes.era();
            case ARCHIVED -> "archived";
            case EXPIRED -> "expired";
        };
    }

    static String span(CountedTime goes) {
        return Integer.toString(goes.span());
    }

    static String slice(CountedTime goes) {
        return Integer.toString(goes.slice());
    }

    /// Of a row of totals.
    static long open(Map<String, AttributeValue> row) {
        return openBefore(Long.MAX_VALUE, row);
    }

    /// Of a row of totals: those that go in an earlier era.
    static long openBefore(long era, Map<String, AttributeValue> row) {
        return row.entrySet().stream().filter(entry -> entry.getKey().startsWith(OPEN_IN_ERA))
                .filter(entry -> Long.parseLong(entry.getKey().substring(OPEN_IN_ERA.length())) < era)
                .mapToLong(entry -> Long.parseLong(entry.getValue().n())).sum();
    }

    /// Of a row of spans or of slices: those with a smaller number.
    static long before(int number, Map<String, AttributeValue> row) {
        return row.entrySet().stream().filter(entry -> isNumber(entry.getKey()) && Integer.parseInt(entry.getKey()) < number)
                .mapToLong(entry -> Long.parseLong(entry.getValue().n())).sum();
    }

    private static boolean isNumber(String name) {
        return Character.isDigit(name.charAt(0));
    }

    private CountItems() {}
}
