package dev.audiolith.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.time.Deadline;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/// Opens the files of tracks where their providers keep them. Strangers say where that is: nothing but public hosts that are allowed is ever
/// connected to.
public interface SourceFetcher {
    /// Who failed when it was the file's provider.
    String SOURCE = "source";

    /// Why this would never be fetched, to follow the name of a field; empty if it may be, as far as can be told without looking it up.
    Optional<String> objection(URI source);

    /// The bytes are read while the deadline lasts. There are no more than `mostBytes` of them, and no fewer than were declared: otherwise
    /// reading them fails with [BrokenSource], as it does when they break off or take too long.
    Opened open(URI source, long mostBytes, Deadline deadline);

    /// What came of it.
    sealed interface Opened {
        /// The reader closes the bytes.
        record Open(InputStream bytes, OptionalLong declaredBytes) implements Opened {}

        record NotOpened(Failure failure) implements Opened {}
    }
}
