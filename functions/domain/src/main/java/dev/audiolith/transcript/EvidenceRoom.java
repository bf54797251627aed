package dev.audiolith.transcript;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The debug bucket: private copies of what went in and what came out, which a rule of the bucket deletes after a while. All methods
/// throw [dev.audiolith.failure.StorageUnavailable] when the bucket does not do what was asked.
public interface EvidenceRoom {
    /// Copies `file` under `name`, tagged with its owner, and answers the key. Nothing is overwritten: the key of a name that is taken
    /// already differs from it by a little.
    String keep(String name, Path file, String owner);

    /// Copies a recording from where it was uploaded to; empty when it is not there any more.
    Optional<String> keepUpload(String name, Recording recording, String owner);

    /// A link for a short while.
    URI link(String key, Duration life);
}
