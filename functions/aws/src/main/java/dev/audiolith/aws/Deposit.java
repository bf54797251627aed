package dev.audiolith.aws;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Puts bytes of which nobody knows how many they will be into a bucket.
///
/// They are collected before they are sent, never sent as they come: so a request can be repeated, a source that breaks is never
/// mistaken for a bucket that does not answer, and nothing is readable before the end has been seen. Few bytes are one put; more are a
/// multipart upload, which is given up if it cannot be completed. A crash leaves its parts to the bucket's rule for unfinished uploads.
///
/// @param what is put there, for those who read of a failure
record Deposit(S3Client s3, String bucket, String what) {
    /// The least that S3 takes as a part which is not the last.
    static final int PART = 5 * 1024 * 1024;

    /// How an object is described.
    record Label(String contentType, Map<String, String> metadata) {}

    /// Where an object goes.
    record Place(String bucket, String key, String what) {}

    /// What was put.
    ///
    /// @param whole where it still lies in memory, if it was one put
    record Deposited(long bytes, String etag, Optional<Segments> whole) {}

    Deposited put(String key, Label label, InputStream bytes) throws IOException {
        var part = new Segments(PART);
        return part.fill(bytes) ? atOnce(key, label, part) : inParts(key, label, part, bytes);
    }

    private Deposited atOnce(String key, Label label, Segments whole) {
        var answer = StorageCall.to("store " + what, () -> s3.putObject(
                put -> put.bucket(bucket).key(key).contentType(label.contentType()).metadata(label.metadata()),
                MultipartUpload.bodyOf(whole)));
        return new Deposited(whole.length(), answer.eTag(), Optional.of(whole));
    }

    private Deposited inParts(String key, Label label, Segments part, InputStream bytes) throws IOException {
        try (var upload = MultipartUpload.begin(s3, new Place(bucket, key, what), label)) {
            var whole = new CRC32();
            var sent = new ArrayList<CompletedPart>();
            part.addTo(whole);
            sent.add(upload.send(1, part));
            var length = (long) part.length();
            var ended = false;
            while (!ended) {
                ended = part.fill(bytes);
                length += part.length();
                if (part.length() > 0) {
                    part.addTo(whole);
                    sent.add(upload.send(sent.size() + 1, part));
                }
            }
            return new Deposited(length, upload.complete(sent, whole), Optional.empty());
        }
    }
}
