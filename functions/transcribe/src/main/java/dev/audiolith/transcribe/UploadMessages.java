package dev.audiolith.transcribe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.TranscribeMessages;
import dev.audiolith.edge.Json;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.transcript.TranscriptionId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the queue of uploads brings: the bucket's word that something was put there, or ours to go on with a transcription.
sealed interface UploadMessages {

    record Arrived(List<String> keys) implements UploadMessages {
        public Arrived {
            keys = List.copyOf(keys);
        }
    }

    record GoOn(TranscriptionId id) implements UploadMessages {}

    /// A message that cannot be understood is refused, and comes back until someone looks at it.
    static UploadMessages decode(String body) {
        var message = Json.parse(body).filter(JsonNode::isObject).orElseThrow(() -> new InvalidRequest("message", "must be a JSON object"));
        if (message.has("version")) {
            return new GoOn(TranscribeMessages.decode(body));
        }
        if (message.path("Event").asText("").equals("s3:TestEvent")) {
            // Sent once, when the bucket is told of the queue.
            return new Arrived(List.of());
        }
        var records = message.path("Records");
        if (!records.isArray()) {
            throw new InvalidRequest("message", "is neither ours nor the bucket's");
        }
        var keys = new ArrayList<String>();
        for (var record : records) {
            if (record.path("eventName").asText("").startsWith("ObjectCreated:")) {
                keys.add(key(record));
            }
        }
        return new Arrived(keys);
    }

    /// The bucket writes keys as forms are written: a space as a plus, what is not ASCII as percents.
    private static String key(JsonNode record) {
        var key = record.path("s3").path("object").path("key").asText("");
        if (key.isEmpty()) {
            throw new InvalidRequest("message", "names no key");
        }
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("message", "names a key that cannot be read");
        }
    }
}
