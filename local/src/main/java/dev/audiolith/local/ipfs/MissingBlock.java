package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import java.io.IOException;

/// This node does not have a block, and there is no network to ask.
final class MissingBlock extends IOException {
    private static final long serialVersionUID = 1L;

    MissingBlock(Cid cid, Throwable cause) {
        super("block was not found locally (offline): ipld: could not find " + cid, cause);
    }
}
