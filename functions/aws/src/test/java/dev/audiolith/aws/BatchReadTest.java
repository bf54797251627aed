package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class BatchReadTest {
    private final List<Integer> asked = new ArrayList<>();
    private final List<Duration> slept = new ArrayList<>();

    /// Has whatever it is asked for but `missing`, and gives so many items at once.
    private final class Table implements DynamoDbClient {
        private final int atOnce;

        Table(int atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            var wanted = request.requestItems().getOrDefault("table", KeysAndAttributes.builder().build());
            assertThat(wanted.consistentRead()).isTrue();
            assertThat(wanted.keys()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(100);
            asked.add(wanted.keys().size());
            var given = wanted.keys().stream().limit(atOnce).filter(key -> !key.containsValue(AttributeValue.fromS("missing"))).toList();
            var left = wanted.keys().stream().skip(atOnce).toList();
            var answer = BatchGetItemResponse.builder().responses(Map.of("table", given));
            return left.isEmpty() ? answer.build() : answer.unprocessedKeys(Map.of("table", wanted.toBuilder().keys(left).build())).build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    @Test
    void more_than_fit_into_one_call_are_read_with_several() {
        var keys = IntStream.range(0, 250).mapToObj(Integer::toString).toList();

        assertThat(read(1_000, keys)).containsOnlyKeys(keys);
        assertThat(asked).containsExactly(100, 100, 50);
    }

    @Test
    void one_that_is_wanted_twice_is_read_once_and_one_that_is_not_there_is_left_out() {
        assertThat(read(1_000, List.of("a", "b", "a", "missing"))).containsOnlyKeys("a", "b");
        assertThat(read(1_000, List.of())).isEmpty();
        assertThat(asked).containsExactly(3);
    }

    @Test
    void what_was_put_off_is_asked_for_again_after_a_while() {
        assertThat(read(2, List.of("a", "b", "c", "d", "e"))).hasSize(5);
        assertThat(asked).containsExactly(5, 3, 1);
        assertThat(slept).hasSize(2);
    }

    @Test
    void a_table_that_puts_everything_off_is_not_asked_for_ever() {
        var keys = Stream.of("a", "b").toList();

        assertThatThrownBy(() -> read(0, keys)).isInstanceOf(StorageUnavailable.class).hasMessage("failed to try");
        assertThat(asked).hasSize(6);
    }

    private Map<String, Map<String, AttributeValue>> read(int atOnce, List<String> keys) {
        var backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), new Random(1));
        return new BatchRead(new Table(atOnce), backoff, slept::add).items("try", "table", "id", keys);
    }
}
