package dev.audiolith.local.ipfs;

import dev.audiolith.content.Cid;
import dev.audiolith.content.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes a file as a tree with one byte a leaf and two links a node, which no real tool would do.
final class HandMadeTree {
    private final BlockStore store;

    HandMadeTree(BlockStore store) {
        this.store = store;
    }

    Cid of(String text, int width) throws IOException {
        if (text.length() == 1) {
            return keep(Cid.Codec.RAW, text.getBytes(StandardCharsets.US_ASCII));
        }
        var node = new ByteArrayOutputStream();
        var data = new ByteArrayOutputStream();
        data.writeBytes(new byte[]{0x08, 2, 0x18, (byte) text.length()});
        var part = (text.length() + width - 1) / width;
        for (var from = 0; from < text.length(); from += part) {
            var piece = text.substring(from, Math.min(text.length(), from + part));
            var link = of(piece, width).toBytes();
            node.writeBytes(new byte[]{0x12, (byte) (link.length + 2), 0x0a, (byte) link.length});
            node.writeBytes(link);
            data.writeBytes(new byte[]{0x20, (byte) piece.length()});
        }
        node.writeBytes(new byte[]{0x0a, (byte) data.size()});
        node.writeBytes(data.toByteArray());
        return keep(Cid.Codec.DAG_PB, node.toByteArray());
    }

    private Cid keep(Cid.Codec codec, byte[] block) throws IOException {
        var cid = Cid.of(codec, Sha256.of(block));
        store.put(cid, block);
        return cid;
    }
}
