package dev.audiolith.local.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

class StreamPumpTest {
    private static final Instant REMOVED = Instant.parse("2026-01-01T00:10:00Z");
    private static final long BEFORE = REMOVED.getEpochSecond() - 5;
    private static final long LATER = REMOVED.getEpochSecond() + 3600;

    private final List<String> complaints = new ArrayList<>();
    private final List<List<String>> batches = new ArrayList<>();

    @Test
    void only_removals_of_expired_items_reach_the_door() {
        var pump = pump(_ -> new StreamsEventResponse(List.of()), record(1, "INSERT", BEFORE), record(2, "REMOVE", LATER), record(
                3, "REMOVE", BEFORE));
        pump.run();
        assertThat(batches).containsExactly(List.of("3"));
    }

    @Test
    void an_expiry_is_shown_as_aws_shows_it() {
        var pump = pump(event -> {
            var record = event.getRecords().getFirst();
            assertThat(record.getEventName()).isEqualTo("REMOVE");
            assertThat(record.getUserIdentity().getType()).isEqualTo("Service");
            assertThat(record.getUserIdentity().getPrincipalId()).isEqualTo("dynamodb.amazonaws.com");
            var image = record.getDynamodb().getOldImage();
            assertThat(image).hasEntrySatisfying("id", id -> assertThat(id.getS()).isEqualTo("a-sound"))
                    .hasEntrySatisfying("expiresAt", end -> assertThat(end.getN()).isEqualTo(String.valueOf(BEFORE)))
                    .hasEntrySatisfying("nested", nested -> assertThat(nested.getM()).hasEntrySatisfying("list",
                            list -> assertThat(list.getL().getFirst().getBOOL()).isTrue()));
            return new StreamsEventResponse(List.of());
        }, record(7, "REMOVE", BEFORE));
        pump.run();
        assertThat(complaints).isEmpty();
    }

    @Test
    void records_are_handed_in_again_from_the_first_that_failed() {
        var pump = pump(_ -> new StreamsEventResponse(batches.size() == 1 ? List.of(new BatchItemFailure("2")) : List.of()), record(
                1, "REMOVE", BEFORE), record(2, "REMOVE", BEFORE), record(3, "REMOVE", BEFORE));
        pump.run();
        pump.run();
        pump.run();
        assertThat(batches).containsExactly(List.of("1", "2", "3"), List.of("2", "3"));
    }

    @Test
    void a_record_that_fails_for_ever_does_not_hold_the_others() {
        var pump = pump(
                event -> new StreamsEventResponse(
                        sequence(event).contains("1") ? List.of(new BatchItemFailure("1")) : List.of()),
                record(1, "REMOVE", BEFORE), record(2, "REMOVE", BEFORE));
        for (var round = 0; round < 10; round++) {
            pump.run();
        }
        assertThat(batches.getLast()).containsExactly("2");
        assertThat(complaints).hasSize(1);
    }

    private StreamPump pump(Function<DynamodbEvent, StreamsEventResponse> answer, Record... records) {
        var door = new Door<DynamodbEvent>("stub", DynamodbEvent.class, Duration.ofSeconds(20), (event, _) -> {
            batches.add(sequence(event));
            return answer.apply(event);
        });
        var unread = new ArrayList<>(List.of(records));
        StreamRecords stream = () -> {
            var all = List.copyOf(unread);
            unread.clear();
            return all;
        };
        return StreamPump.ofExpiries(stream, "sounds", "expiresAt", door, new Invoker(new ManualClock()), complaints::add);
    }

    private static List<String> sequence(DynamodbEvent event) {
        return event.getRecords().stream().map(DynamodbStreamRecord::getDynamodb).map(change -> change.getSequenceNumber()).toList();
    }

    private static Record record(int number, String name, long expiresAt) {
        var list = AttributeValue.fromL(List.of(AttributeValue.fromBool(true)));
        var image = Map.of(
                "id", AttributeValue.fromS("a-sound"), "expiresAt", AttributeValue.fromN(String.valueOf(expiresAt)), "nested",
                AttributeValue.fromM(Map.of("list", list)));
        return Record.builder().eventID("event-" + number).eventName(name)
                .dynamodb(
                        change -> change.keys(Map.of("id", AttributeValue.fromS("a-sound"))).oldImage(image).sequenceNumber(
                                String.valueOf(number)).sizeBytes(100L).streamViewType("OLD_IMAGE").approximateCreationDateTime(REMOVED))
                .build();
    }
}
