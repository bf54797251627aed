package dev.audiolith.aws;

import dev.audiolith.failure.StorageUnavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// One call to AWS whose failure nobody can decide about: whatever the SDK throws becomes [StorageUnavailable], named by
/// what was being done and never by what it was done with.
final class StorageCall {

    static <T> T to(String purpose, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failedTo(purpose, e);
        }
    }

    static StorageUnavailable failedTo(String purpose, SdkException cause) {
        return new StorageUnavailable("failed to " + purpose, cause);
    }

    private StorageCall() {}
}
