package dev.audiolith.failure;

/// Every way in which a call to the outside can fail, each with what is worth doing about it.
///
/// Adapters choose the kind once, from status and wire facts; nobody looks at message texts afterwards.
public enum FailureKind {
    /// The other side looked at what we sent and refuses it as such.
    INVALID_INPUT(Remedy.ASK_ANOTHER),
    /// More bytes than this provider takes.
    TOO_LARGE(Remedy.ASK_ANOTHER),
    /// What was named in the request does not exist there.
    NOT_FOUND(Remedy.ASK_ANOTHER),
    /// Our key is missing, wrong or revoked.
    UNAUTHORIZED(Remedy.ASK_ANOTHER),
    /// Our key is right but not allowed to do this.
    FORBIDDEN(Remedy.ASK_ANOTHER),
    /// Credit, plan or storage is used up: asking again changes nothing until someone pays.
    QUOTA_EXHAUSTED(Remedy.ASK_ANOTHER),
    /// Too fast; the answer may say when to come back.
    RATE_LIMITED(Remedy.REPEAT_HERE),
    /// It answers, but cannot work now (5xx).
    BUSY(Remedy.REPEAT_HERE),
    /// No connection, or it broke before anything was answered.
    UNREACHABLE(Remedy.REPEAT_HERE),
    /// No answer in time; it may have done the work, and charged for it.
    TIMED_OUT(Remedy.REPEAT_LATER),
    /// The service has ended for good.
    RETIRED(Remedy.ASK_ANOTHER),
    /// It said yes, but what it said cannot be right.
    CORRUPT_ANSWER(Remedy.REPEAT_HERE);

    private final Remedy remedy;

    FailureKind(Remedy remedy) {
        this.remedy = remedy;
    }

    public Remedy remedy() {
        return remedy;
    }
}
