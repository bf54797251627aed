package dev.audiolith.edge;

import java.util.Optional;

/// What follows `Bearer` in an `Authorization` header, however the scheme's name is written.
///
/// Several such headers reach a door as one, joined by commas: what comes out then is no token of anybody.
public final class Bearer {
    private static final String SCHEME = "bearer ";

    private Bearer() {}

    public static Optional<String> in(Optional<String> authorization) {
        return authorization.filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip()).filter(token -> !token.isEmpty());
    }
}
