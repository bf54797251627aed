package dev.audiolith.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The files of one invocation, gone when it is closed. Names are made of the time, the id and the recording's kind, and of nothing that
/// an uploader chose.
public final class Scratch implements AutoCloseable {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern SAYS_FULL = Pattern.compile("No space left|not enough space|[Qq]uota exceeded");
    /// With less than this nothing can be written that would be of use.
    private static final long NEXT_TO_NOTHING = 64 * 1024L;

    private final Path directory;
    private final FileChannel hold;
    private final String suffix;
    private final ScratchSpace.Residue residue;

    Scratch(Path directory, FileChannel hold, Instant now, String id, ScratchSpace.Residue residue) {
        this.directory = directory;
        this.hold = hold;
        this.suffix = TIMESTAMP.format(now) + "-" + id;
        this.residue = residue;
    }

    /// Where a recording goes whose kind is not known yet.
    public Path arrival() {
        return directory.resolve("input-" + suffix + ".part");
    }

    /// The recording, which has arrived and turned out to be of `kind`, under its final name.
    public Path input(RecordingKind kind) throws IOException {
        return Files.move(arrival(), directory.resolve("input-" + suffix + "." + kind.extension()));
    }

    /// Where a recording that is transcribed in one piece goes.
    public Path trimmed() {
        return directory.resolve("trimmed-" + suffix + ".mp3");
    }

    /// Where a piece goes of a recording that is transcribed in several.
    public Path trimmed(int piece) {
        return directory.resolve("trimmed-" + suffix + "-" + piece + ".mp3");
    }

    /// Before bytes are fetched for which there is no room. What is promised may be gone by the time they come.
    public void makeSureOfRoomFor(long bytes) throws UnusableRecording {
        if (room() < bytes) {
            throw new UnusableRecording(Problem.STORAGE_FULL, "the scratch directory has no room for " + bytes + " bytes");
        }
    }

    /// What writing here has failed for.
    public UnusableRecording blame(IOException failure) {
        return isFull(directory, failure)
                ? new UnusableRecording(Problem.STORAGE_FULL, "the scratch directory is full", String.valueOf(failure.getMessage()))
                : new UnusableRecording(Problem.STORAGE_UNWRITABLE, "the scratch directory cannot be written to",
                        String.valueOf(failure.getMessage()));
    }

    private long room() throws UnusableRecording {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw blame(e);
        }
    }

    /// Never throws: what could not be deleted is told to whoever keeps count, and tried again by the next one who opens.
    @Override
    public void close() {
        try (hold) {
            delete(directory, ScratchSpace.HELD);
        } catch (IOException e) {
            residue.remained(directory, e);
        }
    }

    /// Deletes as much as can be deleted, the file called `last` after all others and only if they are gone; throws what went wrong first.
    static void delete(Path directory, String last) throws IOException {
        var failures = new ArrayList<IOException>();
        for (var path : contents(directory, last)) {
            if (!failures.isEmpty() && isNamed(path, last)) {
                // It stays, for by it the next one who opens knows that what else stayed is nobody's.
                break;
            }
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    static boolean isFull(Path directory, IOException failure) {
        if (SAYS_FULL.matcher(String.valueOf(failure.getMessage())).find()) {
            return true;
        }
        try {
            return Files.getFileStore(directory).getUsableSpace() < NEXT_TO_NOTHING && Files.isWritable(directory);
        } catch (IOException e) {
            return false;
        }
    }

    /// Deepest first, the directory itself at the end.
    private static List<Path> contents(Path directory, String last) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.sorted(Comparator.comparingInt((Path path) -> -path.getNameCount())
                    .thenComparing(path -> isNamed(path, last))).toList();
        }
    }

    private static boolean isNamed(Path path, String name) {
        return path.endsWith(name);
    }
}
