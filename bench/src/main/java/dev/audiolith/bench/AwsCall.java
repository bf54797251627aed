package dev.audiolith.bench;

/// One call to AWS: a failed one has an exclamation mark behind its operation. Times are the process's own nanoseconds.
record AwsCall(String service, String operation, Units units, long began, long ended) {

    /// For instance `DynamoDb PutItem`.
    String name() {
        return service + " " + operation;
    }
}
