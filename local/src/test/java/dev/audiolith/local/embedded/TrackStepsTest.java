package dev.audiolith.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.aws.DynamoTracks;
import dev.audiolith.aws.TrackTables;
import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.time.Backoff;
import dev.audiolith.track.Change;
import dev.audiolith.track.Job;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// What a step of a track is to DynamoDB: made once though its answer was lost, and written where it must be and nowhere else.
final class TrackStepsTest {
    private final TrackTables tables = Embedded.server().trackTables();
    private final List<ConsumedCapacity> charges = new ArrayList<>();
    private long counts;
    private final LosesAnswers line = new LosesAnswers(UrlConnectionHttpClient.create());
    private final DynamoDbClient dynamo = DynamoDbClient.builder().endpointOverride(Embedded.aws().endpoints().dynamoDb().orElseThrow())
            .region(Region.US_EAST_1).httpClient(line)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALKEY", "localsecret")))
            .overrideConfiguration(override -> override.addExecutionInterceptor(new AsksWhatItCosts())).build();
    private final DynamoTracks tracks = new DynamoTracks(dynamo, tables,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1)), _ -> {});

    /// Loses the answers to so many of the next transactions.
    private static final class LosesAnswers implements SdkHttpClient {
        private final SdkHttpClient whole;
        private int lost;

        LosesAnswers(SdkHttpClient whole) {
            this.whole = whole;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            var call = whole.prepareRequest(request);
            var isTransaction = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("").endsWith("TransactWriteItems");
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    var answer = call.call();
                    if (isTransaction && lost > 0) {
                        lost--;
                        throw new IOException("the line broke");
                    }
                    return answer;
                }

                @Override
                public void abort() {
                    call.abort();
                }
            };
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    private final class AsksWhatItCosts implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest transaction) {
                counts = transaction.transactItems().stream().map(TransactWriteItem::update).filter(Objects::nonNull).count();
                return transaction.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            }
            return context.request();
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.response() instanceof TransactWriteItemsResponse answer) {
                charges.addAll(answer.consumedCapacity());
            }
        }
    }

    @AfterEach
    void hangUp() {
        dynamo.close();
    }

    @Test
    void a_step_whose_answer_was_lost_is_made_once_and_said_to_be_made() {
        var track = SampleTracks.registered(SampleTracks.newId(), "ann");
        line.lost = 2;
        assertThat(tracks.commit(new Change(Optional.empty(), track, Optional.empty(), Optional.empty()))).isTrue();

        var archived = SampleTracks.next(track, TrackState.ARCHIVED);
        line.lost = 1;
        assertThat(tracks.commit(new Change(Optional.of(track), archived, Optional.empty(), Optional.empty()))).isTrue();

        assertThat(tracks.find(track.id())).contains(archived);
        assertThat(tracks.statistics(Optional.empty(), SampleTracks.BORN).archived()).isEqualTo(1);
        assertThat(tracks.statistics(Optional.empty(), SampleTracks.BORN).pending()).isZero();
    }

    @Test
    void only_the_steps_in_which_a_track_comes_in_or_comes_to_an_end_write_counts_and_more_than_one_index() {
        var registered = SampleTracks.registered(SampleTracks.newId(), "ann");
        assertThat(written(Optional.empty(), registered, Optional.empty())).containsExactlyInAnyOrder("tracks", "tracks/due", "tracks/open",
                "tracks/open-by-owner", "tracks/owner", "6 counts");

        var sent = SampleTracks.next(registered, TrackState.DUE, registered.dates().expiresAt(), Optional.of(SampleTracks.BORN));
        assertThat(written(Optional.of(registered), sent, Optional.of(SampleTracks.job(sent, 1)))).containsExactlyInAnyOrder("tracks",
                "tracks/due", "jobs");

        var taken = SampleTracks.next(sent, TrackState.ARCHIVING);
        assertThat(written(Optional.of(sent), taken, Optional.of(SampleTracks.job(taken, 1)))).containsExactlyInAnyOrder("tracks", "jobs");

        var archived = SampleTracks.next(taken, TrackState.ARCHIVED, registered.dates().expiresAt(), Optional.empty());
        assertThat(written(Optional.of(taken), archived, Optional.of(SampleTracks.job(archived, 1)))).containsExactlyInAnyOrder("tracks",
                "tracks/due", "tracks/open", "tracks/open-by-owner", "jobs", "6 counts");
    }

    /// The tables and indexes that the step was charged for. Embedded DynamoDB charges several items of one table as one, hence their number.
    private Set<String> written(Optional<Track> before, Track after, Optional<Job> job) {
        charges.clear();
        assertThat(tracks.commit(new Change(before, after, job, Optional.empty()))).isTrue();
        var names = Map.of(tables.tracks(), "tracks", tables.jobs(), "jobs", tables.counts(), counts + " counts");
        return charges.stream().flatMap(charge -> {
            var name = names.getOrDefault(charge.tableName(), "");
            return Stream.concat(Stream.of(name), charge.globalSecondaryIndexes().keySet().stream().map(index -> name + "/" + index));
        }).collect(Collectors.toSet());
    }
}
