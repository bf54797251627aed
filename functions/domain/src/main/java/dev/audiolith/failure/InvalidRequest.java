package dev.audiolith.failure;

import java.util.Objects;

/// The caller's mistake: which field, and what is wrong with it.
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidRequest(String field, String problem) {
        super(field + " " + problem);
        this.field = Objects.requireNonNull(field);
    }

    public String field() {
        return field;
    }
}
