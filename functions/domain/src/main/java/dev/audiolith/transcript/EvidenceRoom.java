package dev.audiolith.transcript;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// The debug bucket: private copies of what went in and what came out, which a rule of the bucket deletes after a while.
public interface EvidenceRoom {
    /// Copies `file` under `name`, tagged with its owner.
    void keep(String name, Path file, String owner);

    /// Copies a recording that need not be fetched for it.
    void keepUpload(String name, Recording recording, String owner);

    /// A link for a short while.
    URI link(String key, Duration life);
}
