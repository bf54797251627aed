package dev.audiolith.aws;

import dev.audiolith.settings.Env;
import java.net.URI;
import java.util.Optional;

/// Where AWS is, if not where it usually is: the variables that AWS's own tools and SDKs know, one per service.
public record Endpoints(Optional<URI> dynamoDb, Optional<URI> s3, Optional<URI> sqs, Optional<URI> secrets) {
    public static final String DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB";
    public static final String S3 = "AWS_ENDPOINT_URL_S3";
    public static final String SQS = "AWS_ENDPOINT_URL_SQS";
    public static final String SECRETS = "AWS_ENDPOINT_URL_SECRETS_MANAGER";

    public static Endpoints from(Env env) {
        return new Endpoints(env.findUri(DYNAMODB), env.findUri(S3), env.findUri(SQS), env.findUri(SECRETS));
    }

    /// The same server for everything, as emulators in a container have it.
    public static Endpoints all(URI one) {
        return new Endpoints(Optional.of(one), Optional.of(one), Optional.of(one), Optional.of(one));
    }

    boolean isAnySet() {
        return dynamoDb.isPresent() || s3.isPresent() || sqs.isPresent() || secrets.isPresent();
    }
}
