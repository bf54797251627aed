package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.audiolith.testkit.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamEdgeTest {
    private final JournalPage page = new JournalPage(new ManualClock());
    private final List<String> worked = new ArrayList<>();

    @Test
    void only_removals_by_the_tables_own_expiry_are_worked_off() {
        serve(record("1", "REMOVE", "dynamodb.amazonaws.com"), record("2", "REMOVE", "someone"), record("3", "REMOVE", ""),
                record("4", "MODIFY", "dynamodb.amazonaws.com"), record("5", "INSERT", ""));
        assertThat(worked).containsExactly("1");
    }

    @Test
    void the_batch_stops_at_the_first_failure_and_comes_back_from_there() {
        var expiry = "dynamodb.amazonaws.com";
        var answer = serve(record("1", "REMOVE", expiry), record("bad", "REMOVE", expiry), record("3", "REMOVE", expiry));
        assertThat(worked).containsExactly("1");
        assertThat(answer.getBatchItemFailures()).extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("bad");
    }

    private StreamsEventResponse serve(DynamodbStreamRecord... records) {
        var event = new DynamodbEvent();
        event.setRecords(List.of(records));
        return StreamEdge.ofExpiries(record -> {
            var number = record.getDynamodb().getSequenceNumber();
            if (number.equals("bad")) {
                throw new IllegalStateException("bad");
            }
            worked.add(number);
            return Outcome.of("CLEANED");
        }, page.journal()).serve(event, InvocationContext.withMillis(1000));
    }

    private static DynamodbStreamRecord record(String number, String name, String principal) {
        var record = new DynamodbStreamRecord();
        record.setEventID("event-" + number);
        record.setEventName(name);
        record.setDynamodb(new StreamRecord().withSequenceNumber(number));
        if (!principal.isEmpty()) {
            record.setUserIdentity(new Identity().withType("Service").withPrincipalId(principal));
        }
        return record;
    }
}
