package dev.audiolith.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// An object that S3 is told part by part and shows only when complete. Either [#complete] or [#abandon] ends it.
final class MultipartUpload {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String uploadId;
    private final List<CompletedPart> parts = new ArrayList<>();

    private MultipartUpload(S3Client s3, String bucket, String key, String uploadId) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
    }

    static MultipartUpload begin(S3Client s3, String bucket, String key, String contentType, Map<String, String> metadata) {
        var begun = StorageCall.to("begin to store a sound", () -> s3.createMultipartUpload(
                request -> request.bucket(bucket).key(key).contentType(contentType).metadata(metadata)));
        return new MultipartUpload(s3, bucket, key, begun.uploadId());
    }

    /// Sent before this returns: the segments may be filled again.
    void add(Segments part) {
        var number = parts.size() + 1;
        var sent = StorageCall.to("store a part of a sound", () -> s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number), bodyOf(part)));
        parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
    }

    void complete() {
        StorageCall.to("finish storing a sound", () -> s3.completeMultipartUpload(request -> request.bucket(bucket).key(key)
                .uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))));
    }

    /// Gives it up because of `reason`, which stays the failure to tell; if even this fails, it is noted there.
    void abandon(Exception reason) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
        } catch (SdkException e) {
            reason.addSuppressed(e);
        }
    }

    /// Can be read again whenever the SDK repeats the request.
    static RequestBody bodyOf(Segments bytes) {
        return RequestBody.fromContentProvider(bytes::open, bytes.length(), CONTENT_TYPE);
    }
}
