package dev.audiolith.bench;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/// What one would write first: download all, store, record, then pin. Over the same SDK clients and HTTP client as ours, and safe
/// against nothing: no claim, no retry message, no check of what the provider says it keeps.
final class PlainVocalizer {
    private final HttpClient http = HttpClient.newHttpClient();
    private final S3Client s3;
    private final DynamoDbClient dynamoDb;
    private final URI speech;
    private final URI ipfs;
    private final String bucket;
    private final String table;

    PlainVocalizer(Env env) {
        this.s3 = AwsWiring.clients(env).s3();
        this.dynamoDb = AwsWiring.clients(env).dynamoDb();
        this.speech = URI.create(env.text("ELEVENLABS_BASE_URL"));
        this.ipfs = URI.create(env.text("KUBO_RPC_URL"));
        this.bucket = env.text("AUDIO_BUCKET");
        this.table = env.text("SOUNDS_TABLE");
    }

    void speak(long bytes) throws IOException, InterruptedException {
        var id = UUID.randomUUID().toString();
        var audio = post(speech.resolve("/v1/text-to-speech/voice/stream"),
                BodyPublishers.ofString(Events.body(SpeakingDoor.text(bytes)))).body();
        s3.putObject(put -> put.bucket(bucket).key("plain/" + id), RequestBody.fromBytes(audio));
        dynamoDb.putItem(
                put -> put.tableName(table).item(Map.of("id", AttributeValue.fromS(id), "state", AttributeValue.fromS("TEMPORARY"))));
        post(ipfs.resolve("/api/v0/add"), BodyPublishers.ofByteArray(audio));
        dynamoDb.putItem(put -> put.tableName(table).item(Map.of("id", AttributeValue.fromS(id), "state", AttributeValue.fromS("PINNED"))));
    }

    private HttpResponse<byte[]> post(URI uri, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("answered with " + answer.statusCode());
        }
        return answer;
    }
}
