package dev.audiolith.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Desk;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Brings one file of a track into our bucket, or says why not.
///
/// It streams from the provider to the bucket and to a desk at the same time; its last byte is handed on only after the copy at the desk has
/// been played. What lies in the bucket is therefore good: one who died before he recorded it is believed, and the provider, who may have
/// deleted it by now, is not asked again.
public final class Keeping {
    /// After which what is our own trouble may be over.
    private static final Duration BREATHER = Duration.ofMinutes(2);

    private final SourceFetcher fetcher;
    private final TrackBytes bytes;
    private final Desk.Room room;
    private final Trial trial;
    private final long mostBytes;

    public Keeping(SourceFetcher fetcher, TrackBytes bytes, Desk.Room room, AudioTool tool, long mostBytes) {
        this.fetcher = fetcher;
        this.bytes = bytes;
        this.room = room;
        this.trial = new Trial(tool);
        this.mostBytes = mostBytes;
    }

    /// What came of it.
    sealed interface Came {
        record Stored(Kept file) implements Came {}

        record NotStored(Failure failure) implements Came {}
    }

    Came keep(Track track, Part part, URI source, Deadline deadline) {
        return kept(track, desk -> {
            var work = new Work(track, part, desk, deadline);
            var before = bytes.findBelow(part.place(track.owner(), track.id()));
            return before.isPresent() ? work.adopt(before.get()) : work.fetch(source);
        });
    }

    /// The same for a file that its owner has uploaded. Nothing that is recorded lies in its place yet; what is not recorded gives way.
    Came keepUploaded(Track track, Part part, InputStream upload, Clearing clearing, Deadline deadline) {
        return kept(track, desk -> {
            if (!clearing.part(track, part)) {
                throw new BrokenSource(Failure.of(FailureKind.BUSY, Failure.OUR_STORE, "somebody else archives it now"));
            }
            return new Work(track, part, desk, deadline).pass(upload, Optional.empty());
        });
    }

    /// What to do at a desk.
    @FunctionalInterface
    private interface Doing {
        Kept at(Desk desk) throws IOException;
    }

    private Came kept(Track track, Doing doing) {
        try (var desk = room.open(track.id().text())) {
            return new Came.Stored(doing.at(desk));
        } catch (BrokenSource e) {
            return new Came.NotStored(e.failure());
        } catch (UnusableRecording e) {
            return new Came.NotStored(Failure.of(FailureKind.BUSY, Failure.OUR_STORE, "there is no place to work at"));
        } catch (IOException | StorageUnavailable e) {
            return new Came.NotStored(
                    new Failure(FailureKind.UNREACHABLE, Failure.OUR_STORE, "the file could not be copied", Optional.of(BREATHER)));
        }
    }

    /// One file on its way.
    private final class Work {
        private final Track track;
        private final Part part;
        private final Desk desk;
        private final Deadline deadline;

        Work(Track track, Part part, Desk desk, Deadline deadline) {
            this.track = track;
            this.part = part;
            this.desk = desk;
            this.deadline = deadline;
        }

        Kept fetch(URI source) throws IOException {
            if (Registration.isPlaceholder(source)) {
                throw new BrokenSource(
                        Failure.of(FailureKind.RETIRED, SourceFetcher.SOURCE,
                                "the link is a placeholder: its provider took the file away"));
            }
            return switch (fetcher.open(source, mostBytes, deadline)) {
                case SourceFetcher.Opened.NotOpened(var failure) -> throw new BrokenSource(failure);
                case SourceFetcher.Opened.Open(var in, var _) -> {
                    try (in) {
                        yield pass(in, Optional.empty());
                    }
                }
            };
        }

        /// It was found good when it was stored. That it is not now says nothing about the one that its provider has, or had.
        Kept adopt(String key) throws IOException {
            try (var in = bytes.open(key)) {
                return pass(in, Optional.of(key));
            } catch (BrokenSource e) {
                throw new BrokenSource(new Failure(FailureKind.BUSY, Failure.OUR_STORE, "what was stored before could not be played",
                        Optional.of(BREATHER)), e);
            }
        }

        private Kept pass(InputStream in, Optional<String> storedBefore) throws IOException {
            var head = in.readNBytes(FileKind.HEAD);
            var kind = FileKind.of(part, head)
                    .orElseThrow(() -> new BrokenSource(Failure.of(FailureKind.CORRUPT_ANSWER, SourceFetcher.SOURCE,
                            head.length == 0 ? "the file is empty" : "the file is of no kind that such a file can be")));
            var file = desk.piece(0);
            var plays = new AtomicReference<>(Optional.<Duration>empty());
            try (var copy = Files.newOutputStream(file)) {
                var witness = new Witness(new SequenceInputStream(new ByteArrayInputStream(head), in), copy,
                        () -> plays.set(trial.of(file, part, kind, storedBefore.isPresent() ? List.of() : expected(), deadline)));
                var key = storedBefore.orElseGet(() -> part.place(track.owner(), track.id()) + kind.extension());
                if (storedBefore.isPresent()) {
                    witness.transferTo(OutputStream.nullOutputStream());
                } else {
                    bytes.store(key, kind.contentType(), witness);
                }
                return new Kept(key, witness.bytes(), witness.sha256(), kind.contentType(), plays.get());
            } finally {
                desk.discard(file);
            }
        }

        /// As whoever registered it says; for its audio only.
        private List<Duration> expected() {
            return part == Part.AUDIO ? track.about().playing() : List.of();
        }
    }
}
