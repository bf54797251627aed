package dev.audiolith.aws;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/// Signs requests to an emulator on this machine as the SDK signs those to S3: a body that brings a checksum, which is signed, is not hashed
/// once more.
///
/// Over http the SDK insists on that, whatever one sets, since on a network somebody could exchange the body on its way; but only where it
/// sees a body. So it is shown none.
final class LeanSigning implements AwsV4AuthScheme {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String CHECKSUM = "x-amz-checksum-";

    private final AwsV4HttpSigner signer = new Signer(AwsV4HttpSigner.create());

    /// No network lies between us and this endpoint.
    static boolean isEnoughFor(URI endpoint) {
        return THIS_MACHINE.contains(endpoint.getHost());
    }

    @Override
    public String schemeId() {
        return SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return signer;
    }

    private record Signer(AwsV4HttpSigner usual) implements AwsV4HttpSigner {
        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            var body = request.payload();
            var bringsChecksum = request.request().anyMatchingHeader(name -> name.startsWith(CHECKSUM));
            return body.isPresent() && bringsChecksum ? signWithout(body.get(), request) : usual.sign(request);
        }

        private <I extends AwsCredentialsIdentity> SignedRequest signWithout(ContentStreamProvider body, SignRequest<I> request) {
            var bodiless = request.copy(copy -> copy.payload(null).putProperty(PAYLOAD_SIGNING_ENABLED, false));
            return usual.sign(bodiless).copy(signed -> signed.payload(body));
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            return usual.signAsync(request);
        }
    }
}
