package dev.audiolith.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// An object that S3 is told part by part and shows only when complete. Either [#complete] or [#abandon] ends it.
final class MultipartUpload {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final Deposit deposit;
    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String uploadId;
    private final List<CompletedPart> parts = new ArrayList<>();

    private MultipartUpload(Deposit deposit, String key, String uploadId) {
        this.deposit = deposit;
        this.s3 = deposit.s3();
        this.bucket = deposit.bucket();
        this.key = key;
        this.uploadId = uploadId;
    }

    static MultipartUpload begin(Deposit deposit, String key, Deposit.Label label) {
        var begun = StorageCall.to("begin to store " + deposit.what(), () -> deposit.s3().createMultipartUpload(request -> request
                .bucket(deposit.bucket()).key(key).contentType(label.contentType()).metadata(label.metadata())));
        return new MultipartUpload(deposit, key, begun.uploadId());
    }

    /// Sent before this returns: the segments may be filled again.
    void add(Segments part) {
        var number = parts.size() + 1;
        var sent = StorageCall.to("store a part of " + deposit.what(), () -> s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number), bodyOf(part)));
        parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
    }

    /// The ETag of the whole.
    String complete() {
        return StorageCall
                .to("finish storing " + deposit.what(), () -> s3.completeMultipartUpload(request -> request.bucket(bucket).key(key)
                        .uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))))
                .eTag();
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
