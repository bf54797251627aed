package dev.audiolith.aws;

import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.SoundId;
import dev.audiolith.speech.SpeechRequest;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What orders are about, as objects `orders/<id>.json` of the bucket.
///
/// Needs the right to list them: without it S3 says "forbidden" where it should say "not there".
public final class S3OrderedSpeech implements OrderedSpeech {
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;

    public S3OrderedSpeech(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void keep(SoundId id, SpeechRequest speech) {
        StorageCall.to("keep an order", () -> s3.putObject(put -> put.bucket(bucket).key(key(id)).contentType("application/json"),
                RequestBody.fromString(SpeechText.encode(speech))));
    }

    @Override
    public Optional<SpeechRequest> find(SoundId id) {
        return StorageCall.to("read an order", () -> {
            try {
                return Optional.of(SpeechText.decode(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(id))).asUtf8String()));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void forget(SoundId id) {
        StorageCall.to("forget an order", () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key(id))));
    }

    private static String key(SoundId id) {
        return "orders/" + id + ".json";
    }
}
