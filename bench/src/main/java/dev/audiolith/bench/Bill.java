package dev.audiolith.bench;

import java.time.Duration;
import java.util.List;

/// What calls and time cost in dollars, at AWS's list prices for us-east-1 (on demand, without free tiers; where they are from and
/// as of when: docs/scaling.md).
final class Bill {
    /// Of the architecture that the functions are deployed on (arm64).
    static final double LAMBDA_GB_SECOND = 0.0000133334;
    static final double LAMBDA_REQUEST = 0.20e-6;
    static final double DYNAMODB_WRITE_UNIT = 0.625e-6;
    static final double DYNAMODB_READ_UNIT = 0.125e-6;
    static final double S3_PUT = 5.0e-6;
    static final double S3_GET = 0.40e-6;
    static final double SQS_REQUEST = 0.40e-6;
    static final double HTTP_API_REQUEST = 1.0e-6;

    private static final double THOUSAND = 1000;

    /// For a thousand times these calls.
    static double calls(List<AwsCall> calls) {
        return THOUSAND * calls.stream().mapToDouble(Bill::call).sum();
    }

    /// For a thousand invocations of a function with so much memory.
    static double invocations(Duration time, int memoryMib) {
        return THOUSAND * (LAMBDA_REQUEST + time.toMillis() / 1000.0 * memoryMib / 1024 * LAMBDA_GB_SECOND);
    }

    private static double call(AwsCall call) {
        return switch (call.service()) {
            case "DynamoDb" -> call.units().writes() * DYNAMODB_WRITE_UNIT + call.units().reads() * DYNAMODB_READ_UNIT;
            case "S3" -> switch (call.operation()) {
                case "PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "ListObjectsV2" -> S3_PUT;
                case "DeleteObject", "AbortMultipartUpload" -> 0;
                default -> S3_GET;
            };
            case "Sqs" -> SQS_REQUEST;
            default -> throw new IllegalArgumentException("no price for " + call.name());
        };
    }

    private Bill() {}
}
