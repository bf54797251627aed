package dev.audiolith.content;

/// From a node to a child: its address, the bytes of file below it, and the bytes of all blocks below it (`Tsize`).
record Link(Cid cid, long fileBytes, long totalBytes) {}
