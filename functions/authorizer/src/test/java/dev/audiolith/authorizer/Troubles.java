package dev.audiolith.authorizer;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;

/// What happens to those who ask the issuer.
final class Troubles {

    static BrokenCall unreachable() {
        return new BrokenCall(Failure.of(FailureKind.UNREACHABLE, "issuer", "no connection"));
    }

    private Troubles() {}
}
