package dev.audiolith.local.ipfs;

import java.io.IOException;

/// Somebody's blocks or archive are not what they say; nothing of ours is broken.
final class BadDag extends IOException {
    private static final long serialVersionUID = 1L;

    BadDag(String problem) {
        super(problem);
    }
}
