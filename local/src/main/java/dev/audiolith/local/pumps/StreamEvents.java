package dev.audiolith.local.pumps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Writes a table's stream records as Lambda's events, and tells which of them AWS would call expiries.
///
/// DynamoDB Local does not say who removed an item, and our sweeper stands for the table's own expiry. So a removal counts as
/// an expiry when the item's time was up by then.
final class StreamEvents {
    /// DynamoDB Local rounds a record's time down to the minute.
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private final String table;
    private final String expiryAttribute;

    StreamEvents(String table, String expiryAttribute) {
        this.table = table;
        this.expiryAttribute = expiryAttribute;
    }

    boolean isExpiry(Record record) {
        var change = record.dynamodb();
        var expiry = change.oldImage().get(expiryAttribute);
        if (!"REMOVE".equals(record.eventNameAsString()) || expiry == null || expiry.n() == null) {
            return false;
        }
        var removedBefore = change.approximateCreationDateTime().plus(ROUNDING);
        return Instant.ofEpochSecond(Long.parseLong(expiry.n())).isBefore(removedBefore);
    }

    byte[] event(List<Record> records) {
        var event = JsonNodeFactory.instance.objectNode();
        var array = event.putArray("Records");
        records.forEach(record -> write(array.addObject(), record));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(ObjectNode node, Record record) {
        var change = record.dynamodb();
        node.put("eventID", record.eventID()).put("eventName", record.eventNameAsString()).put("eventVersion", "1.1");
        node.put("eventSource", "aws:dynamodb").put("awsRegion", "us-east-1");
        node.put("eventSourceARN", "arn:aws:dynamodb:us-east-1:000000000000:table/" + table + "/stream/local");
        var dynamodb = node.putObject("dynamodb");
        dynamodb.put("ApproximateCreationDateTime", seconds(change.approximateCreationDateTime()));
        dynamodb.put("SequenceNumber", change.sequenceNumber()).put("SizeBytes", change.sizeBytes());
        dynamodb.put("StreamViewType", change.streamViewTypeAsString());
        item(dynamodb.putObject("Keys"), change.keys());
        if (change.hasNewImage()) {
            item(dynamodb.putObject("NewImage"), change.newImage());
        }
        if (change.hasOldImage()) {
            item(dynamodb.putObject("OldImage"), change.oldImage());
        }
        if (isExpiry(record)) {
            node.putObject("userIdentity").put("type", "Service").put("principalId", "dynamodb.amazonaws.com");
        }
    }

    private static long seconds(Instant time) {
        return time.getEpochSecond();
    }

    private static void item(ObjectNode node, Map<String, AttributeValue> item) {
        item.forEach((name, value) -> value(node.putObject(name), value));
    }

    private static void value(ObjectNode node, AttributeValue value) {
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case B -> node.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case SS -> value.ss().forEach(node.putArray("SS")::add);
            case NS -> value.ns().forEach(node.putArray("NS")::add);
            case M -> item(node.putObject("M"), value.m());
            case L -> {
                var list = node.putArray("L");
                value.l().forEach(each -> value(list.addObject(), each));
            }
            case BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("no such attributes are stored: " + value.type());
        }
    }
}
