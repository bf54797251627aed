package dev.audiolith.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of one invocation, gone when it is closed. Names are made of the time, the id and the recording's kind, and of nothing that
/// an uploader chose.
public final class Scratch implements Desk {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern SAYS_FULL = Pattern.compile("No space left|not enough space|[Qq]uota exceeded");
    private static final Comparator<Path> BY_NUMBER = Comparator.comparingInt((Path file) -> file.toString().length())
            .thenComparing(Comparator.naturalOrder());
    /// With less than this nothing can be written that would be of use.
    private static final long NEXT_TO_NOTHING = 64 * 1024L;

    private final Path directory;
    private final FileChannel hold;
    private final String suffix;
    private final ScratchSpace.Residue residue;
    private Optional<Path> input = Optional.empty();

    Scratch(Path directory, FileChannel hold, Instant now, String id, ScratchSpace.Residue residue) {
        this.directory = directory;
        this.hold = hold;
        this.suffix = TIMESTAMP.format(now) + "-" + id;
        this.residue = residue;
    }

    @Override
    public Path receive(InputStream bytes, RecordingKind kind) throws IOException {
        var file = directory.resolve("input-" + suffix + "." + kind.extension());
        try (var out = new Blaming(file)) {
            bytes.transferTo(out);
        }
        input = Optional.of(file);
        return file;
    }

    @Override
    public Optional<Path> input() {
        return input;
    }

    /// The first has the promised name; those after it, of a long recording, are numbered.
    @Override
    public Path piece(int number) {
        return directory.resolve("trimmed-" + suffix + (number == 0 ? "" : "-" + number) + ".mp3");
    }

    @Override
    public Optional<Path> output() {
        try (var files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("trimmed-")).min(BY_NUMBER);
        } catch (IOException e) {
            residue.remained(directory, e);
            return Optional.empty();
        }
    }

    @Override
    public void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            residue.remained(file, e);
        }
    }

    /// Writes a file; what goes wrong with that is the directory's fault, and so told from what goes wrong with reading.
    private final class Blaming extends OutputStream {
        private final OutputStream out;

        Blaming(Path file) throws UnusableRecording {
            try {
                this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            } catch (IOException e) {
                throw blame(e);
            }
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[]{(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw blame(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                throw blame(e);
            }
        }
    }

    /// What writing here has failed for.
    public UnusableRecording blame(IOException failure) {
        return isFull(directory, failure)
                ? new UnusableRecording(Problem.STORAGE_FULL, "the scratch directory is full", String.valueOf(failure.getMessage()))
                : new UnusableRecording(Problem.STORAGE_UNWRITABLE, "the scratch directory cannot be written to",
                        String.valueOf(failure.getMessage()));
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
