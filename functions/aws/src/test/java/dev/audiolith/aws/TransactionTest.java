package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Backoff;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionTest {
    private static final int MOST_TRIES = 8;

    private final Deque<RuntimeException> cancellations = new ArrayDeque<>();
    private final List<Duration> slept = new ArrayList<>();
    private int tries;

    /// Cancels transactions as it was told to, then makes them.
    private final class Table implements DynamoDbClient {
        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            tries++;
            Optional.ofNullable(cancellations.poll()).ifPresent(cancellation -> {
                throw cancellation;
            });
            return TransactWriteItemsResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void what_passes_is_waited_for_a_little_longer_each_time(String reason) {
        cancel(3, "None", reason);

        assertThat(write()).isEmpty();
        assertThat(tries).isEqualTo(4);
        assertThat(slept).hasSize(3).isSorted().allMatch(Duration::isPositive);
    }

    @Test
    void what_does_not_pass_is_not_waited_for_for_ever() {
        cancel(100, "TransactionConflict", "None");

        assertThatThrownBy(this::write).isInstanceOf(StorageUnavailable.class).hasMessage("failed to try");
        assertThat(tries).isEqualTo(MOST_TRIES);
        assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_condition_that_does_not_hold_is_the_answer_whatever_else_stands_in_the_way() {
        cancel(1, "ConditionalCheckFailed", "TransactionConflict");

        assertThat(write()).isPresent();
        assertThat(tries).isEqualTo(1);
    }

    @Test
    void a_condition_that_does_not_hold_after_a_conflict_is_the_answer_too() {
        cancel(1, "TransactionConflict", "None");
        cancel(1, "ConditionalCheckFailed", "None");

        assertThat(write()).isPresent();
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void another_condition_is_not_waited_for() {
        cancel(1, "None", "ConditionalCheckFailed");

        assertThatThrownBy(this::write).isInstanceOf(StorageUnavailable.class);
        assertThat(tries).isEqualTo(1);
    }

    @Test
    void a_table_that_fails_is_not_asked_again_beyond_what_the_SDK_does() {
        cancellations.add(InternalServerErrorException.builder().build());

        assertThatThrownBy(this::write).isInstanceOf(StorageUnavailable.class);
        assertThat(tries).isEqualTo(1);
    }

    @Test
    void whoever_is_interrupted_stops_and_stays_so() {
        cancel(2, "TransactionConflict", "None");
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::write).isInstanceOf(StorageUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tries).isEqualTo(1);
    }

    private Optional<CancellationReason> write() {
        var backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), new Random(1));
        var item = TransactWriteItem.builder().build();
        return new Transaction(new Table(), backoff, time -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            slept.add(time);
        }).write("try", List.of(item, item), 0);
    }

    private void cancel(int times, String... reasons) {
        var all = Stream.of(reasons).map(code -> CancellationReason.builder().code(code).build()).toList();
        Stream.generate(() -> TransactionCanceledException.builder().cancellationReasons(all).build()).limit(times)
                .forEach(cancellations::add);
    }
}
