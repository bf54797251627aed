package dev.audiolith.local.embedded;

import java.io.InputStream;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// Tells of every object that is put, whichever way, as S3 notifies a queue.
final class ReportingBlobs extends ForwardingBlobStore {
    private final Consumer<Put> listener;

    ReportingBlobs(BlobStore blobs, Consumer<Put> listener) {
        super(blobs);
        this.listener = listener;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
        var answer = super.putBlob(request, bytes);
        report(request.bucket(), request.key());
        return answer;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        var answer = super.copyBlob(request);
        report(request.destinationBucket(), request.destinationKey());
        return answer;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload, CompleteMultipartUploadRequest request) {
        var answer = super.completeMultipartUpload(upload, request);
        report(upload.containerName(), upload.blobName());
        return answer;
    }

    private void report(String bucket, String key) {
        var head = blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(key).build());
        listener.accept(new Put(bucket, key, head.contentLength(), head.eTag()));
    }
}
