package dev.audiolith.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A call to S3 about an object that may not be there, or may not be the one that was meant.
///
/// Needs the right to list the bucket: without it S3 says "forbidden" where it should say "not there".
final class PossibleObject {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    /// Empty when it is not there, or another.
    static <T> Optional<T> find(String purpose, Supplier<T> call) {
        return StorageCall.to(purpose, () -> {
            try {
                return Optional.of(call.get());
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND || e.statusCode() == PRECONDITION_FAILED) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private PossibleObject() {}
}
