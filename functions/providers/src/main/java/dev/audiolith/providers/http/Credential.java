package dev.audiolith.providers.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a call shows in a header to be let in. It is written when the call is sent, since the secrets in it may be replaced.
public sealed interface Credential {

    /// The key as it is.
    record Key(Secret key) implements Credential {}

    record Bearer(Secret token) implements Credential {}

    record Basic(Secret user, Secret password) implements Credential {}

    default String text() {
        return switch (this) {
            case Key(var key) -> key.value();
            case Bearer(var token) -> "Bearer " + token.value();
            case Basic(var user, var password) -> {
                var pair = user.value() + ":" + password.value();
                yield "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /// It was refused. The secrets of a pair lie in the same place.
    default void readAgain() {
        switch (this) {
            case Key(var key) -> key.readAgain();
            case Bearer(var token) -> token.readAgain();
            case Basic(var user, var _) -> user.readAgain();
        }
    }
}
