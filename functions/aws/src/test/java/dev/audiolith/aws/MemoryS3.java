package dev.audiolith.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// What S3 does with one upload at a time, and in which order it was asked to.
final class MemoryS3 implements S3Client {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> sums = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<Integer, byte[]> parts = new ConcurrentSkipListMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private IntConsumer onPart = _ -> {};
    private boolean refusesToAbort;

    static SdkClientException refusal() {
        return SdkClientException.create("refused");
    }

    /// What happens while a part arrives.
    void onPart(IntConsumer happens) {
        onPart = happens;
    }

    void refuseToAbort() {
        refusesToAbort = true;
    }

    List<String> calls() {
        return calls;
    }

    /// The checksums that were sent along, as they came.
    List<String> sums() {
        return sums;
    }

    int underWay() {
        return underWay.get();
    }

    byte[] object(String key) {
        return Objects.requireNonNull(objects.get(key));
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        calls.add("put " + request.key());
        sums.add(request.checksumSHA256());
        objects.put(request.key(), bytes(body));
        return PutObjectResponse.builder().eTag("tag").build();
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        calls.add("begin " + request.key());
        parts.clear();
        return CreateMultipartUploadResponse.builder().uploadId("upload").build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        underWay.incrementAndGet();
        try {
            onPart.accept(request.partNumber());
            sums.add(request.checksumCRC32());
            parts.put(request.partNumber(), bytes(body));
            return UploadPartResponse.builder().eTag("tag " + request.partNumber()).build();
        } finally {
            underWay.decrementAndGet();
        }
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        calls.add("complete " + request.key());
        var whole = new ByteArrayOutputStream();
        var number = 0;
        for (var part : request.multipartUpload().parts()) {
            number++;
            if (part.partNumber() != number || !part.eTag().equals("tag " + number)) {
                throw refusal();
            }
            whole.writeBytes(Objects.requireNonNull(parts.get(number)));
        }
        sums.add(request.checksumCRC32());
        objects.put(request.key(), whole.toByteArray());
        return CompleteMultipartUploadResponse.builder().eTag("tag").build();
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        calls.add("abort " + request.key());
        if (refusesToAbort) {
            throw refusal();
        }
        return AbortMultipartUploadResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}

    private static byte[] bytes(RequestBody body) {
        try (var in = body.contentStreamProvider().newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
