package dev.audiolith.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The SDK's clients, each with a limit on connecting, on one attempt and on the whole call, and with few attempts: what is
/// still failing after them is for the queue to bring back.
///
/// They share one HTTP client that keeps nothing but the JDK's idle connections, so a client made before a SnapStart snapshot
/// works after it: a connection that died meanwhile is opened again.
public final class AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    /// An emulator shares its machine with everybody who asks it: under a crowd, and cold, it is that much slower than AWS.
    private static final int EMULATOR = 3;

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final Endpoints endpoints;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build();

    public AwsClients(Region region, AwsCredentialsProvider credentials, Endpoints endpoints) {
        this.region = region;
        this.credentials = credentials;
        this.endpoints = endpoints;
    }

    /// Whether S3 is an emulator, which cannot do everything.
    boolean isS3Emulated() {
        return endpoints.s3().isPresent();
    }

    public DynamoDbClient dynamoDb() {
        var builder = DynamoDbClient.builder();
        endpoints.dynamoDb().ifPresent(builder::endpointOverride);
        return limited(builder, Duration.ofSeconds(3), Duration.ofSeconds(8)).build();
    }

    public SqsClient sqs() {
        var builder = SqsClient.builder();
        endpoints.sqs().ifPresent(builder::endpointOverride);
        return limited(builder, Duration.ofSeconds(4), Duration.ofSeconds(10)).build();
    }

    /// Longer limits: one request may carry a part of several megabytes.
    public S3Client s3() {
        var builder = S3Client.builder().forcePathStyle(endpoints.s3().isPresent()).disableS3ExpressSessionAuth(true);
        endpoints.s3().ifPresent(builder::endpointOverride);
        endpoints.s3().filter(LeanSigning::isEnoughFor).ifPresent(_ -> builder.putAuthScheme(new LeanSigning()));
        return limited(builder, Duration.ofSeconds(12), Duration.ofSeconds(25)).build();
    }

    public S3Presigner presigner() {
        var pathStyle = S3Configuration.builder().pathStyleAccessEnabled(endpoints.s3().isPresent()).build();
        var builder = S3Presigner.builder().region(region).credentialsProvider(credentials).serviceConfiguration(pathStyle)
                .disableS3ExpressSessionAuth(true);
        endpoints.s3().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    public SecretsManagerClient secrets() {
        var builder = SecretsManagerClient.builder();
        endpoints.secrets().ifPresent(builder::endpointOverride);
        return limited(builder, Duration.ofSeconds(3), Duration.ofSeconds(8)).build();
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B limited(B builder, Duration attempt,
            Duration total) {
        var times = endpoints.isAnySet() ? EMULATOR : 1;
        var limits = ClientOverrideConfiguration.builder().apiCallAttemptTimeout(attempt.multipliedBy(times))
                .apiCallTimeout(total.multipliedBy(times))
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build()).build();
        return builder.region(region).credentialsProvider(credentials).httpClient(http).overrideConfiguration(limits);
    }
}
