package dev.audiolith.aws;

import dev.audiolith.stream.BulkFilter;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The bytes of an object, for as long as somebody may wait for them. The SDK limits how long a single read may take, but not how long all of
/// them take; and it may find only at the end that what it read was damaged.
final class ObjectReading extends BulkFilter {
    private final ResponseInputStream<GetObjectResponse> object;
    private final Deadline deadline;
    private boolean hasEnded;

    ObjectReading(ResponseInputStream<GetObjectResponse> object, Deadline deadline) {
        super(object);
        this.object = object;
        this.deadline = deadline;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (deadline.passed()) {
            throw new IOException("the bucket took too long");
        }
        try {
            var count = super.read(target, offset, length);
            hasEnded = count < 0;
            return count;
        } catch (SdkException e) {
            throw new IOException("the bucket's answer broke off, or is damaged", e);
        }
    }

    /// Whatever nobody reads is not waited for.
    @Override
    public void close() throws IOException {
        if (!hasEnded) {
            object.abort();
        }
        super.close();
    }
}
