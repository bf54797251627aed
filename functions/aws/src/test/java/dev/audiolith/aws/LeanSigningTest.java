package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class LeanSigningTest {
    private static final String DIGEST = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final ContentStreamProvider BODY = ContentStreamProvider.fromUtf8String("a part of a film");
    private static final SdkHttpRequest PLAIN = SdkHttpRequest.builder().method(SdkHttpMethod.PUT)
            .uri(URI.create("http://127.0.0.1:9000/bucket/key")).build();
    private static final SdkHttpRequest CHECKED = PLAIN.toBuilder().putHeader("x-amz-checksum-crc32", "AAAAAA==").build();

    private final AwsV4HttpSigner lean = new LeanSigning().signer();
    private final AwsV4HttpSigner usual = AwsV4HttpSigner.create();

    @Test
    void a_body_that_brings_a_checksum_is_not_hashed_and_goes_along() {
        var signed = signed(lean, CHECKED);

        assertThat(signed.request().firstMatchingHeader(DIGEST)).contains(UNSIGNED);
        assertThat(signed.payload()).containsSame(BODY);
    }

    @Test
    void the_signature_is_that_which_the_sdk_makes_over_https() {
        var overHttps = signed(usual, CHECKED.toBuilder().protocol("https").build());

        assertThat(signed(lean, CHECKED).request().headers()).isEqualTo(overHttps.request().headers());
    }

    @Test
    void a_body_without_a_checksum_is_signed_as_usual() {
        var signed = signed(lean, PLAIN);

        assertThat(signed.request().headers()).isEqualTo(signed(usual, PLAIN).request().headers());
        assertThat(signed.request().firstMatchingHeader(DIGEST)).isPresent().get().isNotEqualTo(UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:4566", "http://[::1]:9000"})
    void it_is_enough_on_this_machine(URI endpoint) {
        assertThat(LeanSigning.isEnoughFor(endpoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.7:9000", "http://minio:9000", "http://127.0.0.1.example.com"})
    void it_is_not_over_a_network(URI endpoint) {
        assertThat(LeanSigning.isEnoughFor(endpoint)).isFalse();
    }

    private static SignedRequest signed(AwsV4HttpSigner signer, SdkHttpRequest request) {
        AwsCredentialsIdentity ours = AwsBasicCredentials.create("key", "secret");
        return signer.sign(SignRequest.builder(ours).request(request).payload(BODY)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1").putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build());
    }
}
