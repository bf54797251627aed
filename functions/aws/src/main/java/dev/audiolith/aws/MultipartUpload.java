package dev.audiolith.aws;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// An object that S3 is told part by part and shows only when complete. Closed before that, it is given up.
///
/// Each part takes its CRC-32 along, and in the end S3 is told that of the whole: what was damaged on its way, or put together wrongly, is
/// refused. Not SHA-256: of an object in parts S3 has none that anybody else could compare, and to compute it takes a hundred times as long.
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
                .checksumAlgorithm(ChecksumAlgorithm.CRC32).checksumType(ChecksumType.FULL_OBJECT)));
        return new MultipartUpload(s3, place, begun.uploadId());
    }

    /// Sent before this returns: the segments may be filled again. Several can be sent side by side; they are counted from 1.
    CompletedPart send(int number, Segments part) {
        var sum = new CRC32();
        part.addTo(sum);
        var sent = StorageCall.to("store a part of " + place.what(), () -> s3.uploadPart(request -> request.bucket(place.bucket())
                .key(place.key()).uploadId(uploadId).partNumber(number).checksumCRC32(text(sum)), bodyOf(part)));
        return CompletedPart.builder().partNumber(number).eTag(sent.eTag()).checksumCRC32(text(sum)).build();
    }

    /// `whole`: of all parts together. Answers the ETag of the object.
    String complete(List<CompletedPart> parts, CRC32 whole) {
        var completed = StorageCall.to("finish storing " + place.what(), () -> s3.completeMultipartUpload(request -> request
                .bucket(place.bucket()).key(place.key()).uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))
                .checksumType(ChecksumType.FULL_OBJECT).checksumCRC32(text(whole))));
        isComplete = true;
        return completed.eTag();
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

    /// As S3 wants it written.
    private static String text(CRC32 sum) {
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
    }
}
