package dev.audiolith.failure;

/// Our own tables, bucket or queue did not do what was asked. Nobody between the adapter and the door can decide anything
/// about it, hence an exception: the door answers 503, the queue brings its message back.
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
