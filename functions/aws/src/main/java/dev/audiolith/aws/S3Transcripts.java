package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.Span;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcripts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Texts as objects `transcripts/<id>/…` of the bucket.
///
/// A piece that cannot be understood is as good as lost, and is bought again; one that cannot be reached is not.
public final class S3Transcripts implements Transcripts {
    private static final String JSON = "application/json";

    private final S3Client s3;
    private final String bucket;

    public S3Transcripts(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void savePiece(TranscriptionId id, Span piece, PieceHeard heard) {
        put(key(id, piece), to -> TranscriptText.write(heard, to));
    }

    @Override
    public Optional<PieceHeard> findPiece(TranscriptionId id, Span piece) {
        try {
            return find(key(id, piece), TranscriptText::readPiece);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void save(TranscriptionId id, Transcript whole) {
        put(key(id), to -> TranscriptText.write(whole, to));
    }

    @Override
    public Optional<Transcript> find(TranscriptionId id) {
        try {
            return find(key(id), TranscriptText::readWhole);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void put(String key, Segments.Writing writing) {
        var text = new Segments(TranscriptText.MOST_BYTES);
        try {
            text.fill(writing);
        } catch (IOException e) {
            throw new StorageUnavailable("failed to store a transcript", e);
        }
        StorageCall.to("store a transcript", () -> s3.putObject(put -> put.bucket(bucket).key(key).contentType(JSON),
                MultipartUpload.bodyOf(text)));
    }

    /// Reads a text as it comes.
    @FunctionalInterface
    private interface Reading<T> {
        T read(InputStream from) throws IOException;
    }

    private <T> Optional<T> find(String key, Reading<T> reading) throws IOException {
        var found = PossibleObject.find("read a transcript", () -> s3.getObject(get -> get.bucket(bucket).key(key)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (var from = found.get()) {
            return Optional.of(reading.read(from));
        } catch (SdkException e) {
            throw StorageCall.failedTo("read a transcript", e);
        }
    }

    private static StorageUnavailable unreadable(IOException cause) {
        return new StorageUnavailable("failed to read a transcript", cause);
    }

    private static String key(TranscriptionId id) {
        return "transcripts/" + id + "/text.json";
    }

    private static String key(TranscriptionId id, Span piece) {
        return "transcripts/" + id + "/pieces/" + piece.start().toMillis() + "-" + piece.end().toMillis() + ".json";
    }
}
