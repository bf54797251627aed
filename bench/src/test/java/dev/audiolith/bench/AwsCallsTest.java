package dev.audiolith.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a sound costs in calls to AWS, call by call, so that it cannot creep up unseen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsCallsTest {
    private static final int SHORT = 50_000;
    private static final int TWO_PARTS = 6_000_000;

    private Stage stage;

    /// The first sound loads what later ones find loaded.
    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        stage = new Stage(folder);
        stage.door.speak(SHORT);
    }

    @AfterAll
    void stop() throws IOException {
        stage.close();
    }

    @Test
    void a_sound_that_is_pinned_at_once_takes_five_calls() {
        assertThat(callsOf(SHORT, Map::of)).containsExactly("DynamoDb PutItem", "S3 PutObject", "DynamoDb TransactWriteItems",
                "Sqs SendMessage", "DynamoDb PutItem");
    }

    @Test
    void an_idempotency_key_takes_one_more() {
        assertThat(callsOf(SHORT, () -> Map.of("idempotency-key", UUID.randomUUID().toString()))).containsExactly("DynamoDb PutItem",
                "DynamoDb PutItem", "S3 PutObject", "DynamoDb TransactWriteItems", "Sqs SendMessage", "DynamoDb PutItem");
    }

    @Test
    void a_sound_of_several_parts_is_stored_in_parts_and_fetched_once() {
        assertThat(callsOf(TWO_PARTS, Map::of)).containsExactly("DynamoDb PutItem", "S3 CreateMultipartUpload", "S3 UploadPart",
                "S3 UploadPart", "S3 CompleteMultipartUpload", "DynamoDb TransactWriteItems", "Sqs SendMessage", "S3 GetObject",
                "DynamoDb PutItem");
    }

    /// Every ten seconds a running copy of the service asks how the providers are: of two sounds in a row at most one does.
    /// Every ten seconds a running copy of the service asks how the providers are: of two sounds in a row at most one does.
    private List<String> callsOf(long bytes, Supplier<Map<String, String>> headers) {
        return Stream.of(heard(bytes, headers.get()), heard(bytes, headers.get())).min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private List<String> heard(long bytes, Map<String, String> headers) {
        AwsCalls.take();
        stage.door.speak(bytes, headers);
        return AwsCalls.take().stream().map(AwsCall::name).toList();
    }
}
