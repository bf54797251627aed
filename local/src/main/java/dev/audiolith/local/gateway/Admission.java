package dev.audiolith.local.gateway;

/// Whom the gateway lets through to a door.
public enum Admission {
    /// The door may have its own questions.
    ANYONE,
    /// Whoever brings a token that the gateway itself finds good.
    USER,
    /// Whoever brings something: our authorizer says who it is.
    USER_OR_ADMIN
}
