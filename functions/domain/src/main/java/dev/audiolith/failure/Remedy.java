package dev.audiolith.failure;

/// What is worth doing after a failure; the one place where that is decided is [FailureKind].
public enum Remedy {
    /// The same provider may succeed within this very request.
    REPEAT_HERE,
    /// Not now: the time is used up, but the same call may succeed later.
    REPEAT_LATER,
    /// The same provider would say the same again; another may not.
    ASK_ANOTHER
}
