package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;

/// Addresses that come from outside: what cannot be one is the sender's mistake.
final class Cids {

    static Cid fromBytes(byte[] bytes) throws BadDag {
        try {
            return Cid.fromBytes(bytes);
        } catch (IllegalArgumentException e) {
            throw new BadDag("unsupported address: " + e.getMessage());
        }
    }

    /// Takes `<cid>`, `/ipfs/<cid>` and `ipfs://<cid>`.
    static Cid parse(String text) throws BadDag {
        var bare = text.startsWith("/ipfs/") ? text.substring("/ipfs/".length()) : text;
        try {
            return Cid.parse(bare.startsWith("ipfs://") ? bare.substring("ipfs://".length()) : bare);
        } catch (IllegalArgumentException e) {
            throw new BadDag("invalid path: " + e.getMessage());
        }
    }

    private Cids() {}
}
