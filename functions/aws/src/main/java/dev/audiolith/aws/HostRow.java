package dev.audiolith.aws;

import dev.audiolith.track.HostGate.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The row of a host in the table `claims`: how many have entered so far, when the last of them did, and for each place who has it until
/// when.
record HostRow(ItemReader row) {
    static final String HOLDER = "holder";

    private static final String PREFIX = "host#";
    private static final String ENTERED = "entered";
    private static final String LAST_AT = "lastAt";
    private static final String UNTIL = "until";

    static HostRow of(Map<String, AttributeValue> item) {
        return new HostRow(new ItemReader(item));
    }

    /// One host, however it is written.
    static Map<String, AttributeValue> keyOf(String host) {
        return Map.of(ClaimRow.KEY, AttributeValue.fromS(PREFIX + host.toLowerCase(Locale.ROOT)));
    }

    static String place(int number) {
        return "place" + number;
    }

    /// What a clock that is ahead of ours wrote keeps nobody out.
    boolean lastIsWithin(Duration interval, Instant now) {
        return row.findMillis(LAST_AT).map(last -> Duration.between(last, now))
                .filter(ago -> !ago.isNegative() && ago.compareTo(interval) < 0).isPresent();
    }

    Optional<Integer> freePlace(int places, Instant now) {
        return IntStream.range(0, places).filter(number -> !isTaken(number, now)).boxed().findFirst();
    }

    boolean isHeldBy(Pass pass) {
        return holding(pass.place()).map(place -> place.text(HOLDER)).equals(Optional.of(pass.holder()));
    }

    /// On condition that nobody has entered since this row was read. The row counts until the last who is there must have left.
    UpdateItemRequest.Builder entering(Pass pass, Instant now, Instant until) {
        var seen = row.findNumber(ENTERED);
        var end = Math.max(row.findNumber(ClaimRow.EXPIRES_AT).orElse(0L), ItemWriter.secondsRoundedUp(until));
        var holding = new ItemWriter().text(HOLDER, pass.holder()).millis(UNTIL, until).item();
        var values = new ItemWriter().map(":mine", holding).number(":seen", seen).number(":next", seen.orElse(0L) + 1)
                .millis(":now", now).number(":end", end).item();
        return UpdateItemRequest.builder().key(keyOf(pass.host()))
                .updateExpression("SET #place = :mine, #entered = :next, #lastAt = :now, #expiresAt = :end")
                .conditionExpression(seen.isPresent() ? "#entered = :seen" : "attribute_not_exists(#entered)")
                .expressionAttributeNames(Map.of("#place", place(pass.place()), "#entered", ENTERED, "#lastAt", LAST_AT, "#expiresAt",
                        ClaimRow.EXPIRES_AT))
                .expressionAttributeValues(values);
    }

    private boolean isTaken(int number, Instant now) {
        return holding(number).filter(place -> now.isBefore(place.millis(UNTIL))).isPresent();
    }

    private Optional<ItemReader> holding(int number) {
        return Optional.ofNullable(row.item().get(place(number))).map(AttributeValue::m).map(ItemReader::new);
    }
}
