package dev.audiolith.aws;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/// What must be sent along with a request that was signed beforehand.
final class SignedHeaders {
    /// Whoever sends a request says these anyway; some refuse to be told.
    private static final Set<String> IMPLIED = Set.of("host", "content-length");

    static Map<String, String> toSend(PresignedPutObjectRequest signed) {
        return signed.signedHeaders().entrySet().stream().filter(header -> !IMPLIED.contains(header.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
    }

    private SignedHeaders() {}
}
