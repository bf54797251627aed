package dev.audiolith.aws;

import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// An object that S3 is told part by part and shows only when complete. Closed before that, it is given up.
///
/// Each part takes its SHA-256 along: what was damaged on its way is refused.
final class MultipartUpload implements AutoCloseable {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client s3;
    private final Deposit.Place place;
    private final String uploadId;
    private boolean isComplete;

    private MultipartUpload(S3Client s3, Deposit.Place place, String uploadId) {
        this.s3 = s3;
        this.place = place;
        this.uploadId = uploadId;
    }

    static MultipartUpload begin(S3Client s3, Deposit.Place place, Deposit.Label label) {
        var begun = StorageCall.to("begin to store " + place.what(), () -> s3.createMultipartUpload(request -> request
                .bucket(place.bucket()).key(place.key()).contentType(label.contentType()).metadata(label.metadata())
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)));
        return new MultipartUpload(s3, place, begun.uploadId());
    }

    /// Sent before this returns: the segments may be filled again. Several can be sent side by side; they are counted from 1.
    CompletedPart send(int number, Segments part) {
        var sha256 = part.sha256();
        var sent = StorageCall.to("store a part of " + place.what(), () -> s3.uploadPart(request -> request.bucket(place.bucket())
                .key(place.key()).uploadId(uploadId).partNumber(number).checksumSHA256(sha256), bodyOf(part)));
        return CompletedPart.builder().partNumber(number).eTag(sent.eTag()).checksumSHA256(sha256).build();
    }

    /// The ETag of the whole.
    String complete(List<CompletedPart> parts) {
        var whole = StorageCall.to("finish storing " + place.what(), () -> s3.completeMultipartUpload(request -> request
                .bucket(place.bucket()).key(place.key()).uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))));
        isComplete = true;
        return whole.eTag();
    }

    @Override
    public void close() {
        if (!isComplete) {
            StorageCall.to("give up storing " + place.what(), () -> s3
                    .abortMultipartUpload(request -> request.bucket(place.bucket()).key(place.key()).uploadId(uploadId)));
        }
    }

    /// Can be read again whenever the SDK repeats the request.
    static RequestBody bodyOf(Segments bytes) {
        return RequestBody.fromContentProvider(bytes::open, bytes.length(), CONTENT_TYPE);
    }
}
