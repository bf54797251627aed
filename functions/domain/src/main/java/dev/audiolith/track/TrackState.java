package dev.audiolith.track;

/// The life of a track. It goes back only where somebody asks for the archiving again.
public enum TrackState {
    /// Known; its time has not come, or its provider is not done with it.
    REGISTERED,
    /// Its time has come, and a message about it is under way.
    DUE,
    /// Somebody fetches it.
    ARCHIVING,
    /// Its audio is kept, verified.
    ARCHIVED,
    /// All attempts of a run have failed; the next run tries again while the files still exist.
    FAILED,
    /// The files were gone before we had them.
    EXPIRED,
    /// Its owner wants it gone. Nothing that still works on it may bring it back.
    DELETED
}
