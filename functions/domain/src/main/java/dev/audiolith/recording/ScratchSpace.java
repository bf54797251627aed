package dev.audiolith.recording;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where invocations keep their files while they work: each in a directory of its own, the first of the given ones that can be written
/// to.
///
/// A directory is held by a lock on a file in it, which the operating system lets go when its process dies, however it dies. So what
/// a crashed invocation left is told from what a living one uses, whoever that is: another thread, or another process.
public final class ScratchSpace implements Desk.Room {
    /// As `AUDIOLITH_SCRATCH` is read when it is not set.
    public static final String DEFAULT = "/tmp";

    private static final String PREFIX = "audiolith-scratch-";
    static final String HELD = ".held";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,100}");
    private static final int TRIES = 3;

    private final List<Path> roots;
    private final InstantSource clock;
    private final Residue residue;

    /// Told what could not be deleted. It is not worth failing a request for.
    @FunctionalInterface
    public interface Residue {
        void remained(Path path, IOException why);
    }

    /// `roots` in the order in which they are tried.
    public ScratchSpace(List<Path> roots, InstantSource clock, Residue residue) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("there must be a scratch directory");
        }
        this.roots = List.copyOf(roots);
        this.clock = clock;
        this.residue = residue;
    }

    /// Directories as `AUDIOLITH_SCRATCH` names them: one, or several with a colon between them.
    public static List<Path> directories(String setting) {
        return Arrays.stream(setting.split(File.pathSeparator)).filter(name -> !name.isBlank()).map(Path::of).toList();
    }

    /// A directory for the files of one invocation, which `id` names. Before it is given out, what crashed invocations left is deleted.
    @Override
    public Scratch open(String id) throws UnusableRecording {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id of letters and digits, for it becomes part of a file's name");
        }
        var problems = new ArrayList<String>();
        var isFull = false;
        for (var root : roots) {
            sweep(root);
            try {
                return make(root, id);
            } catch (IOException e) {
                problems.add(root + ": " + e.getMessage());
                isFull |= Scratch.isFull(root, e);
            }
        }
        throw isFull
                ? new UnusableRecording(Problem.STORAGE_FULL, "the scratch directory is full", String.join("\n", problems))
                : new UnusableRecording(Problem.STORAGE_UNWRITABLE, "the scratch directory cannot be written to",
                        String.join("\n", problems));
    }

    private Scratch make(Path root, String id) throws IOException {
        for (var i = 0; i < TRIES; i++) {
            var directory = Files.createTempDirectory(root, PREFIX);
            var hold = hold(directory);
            if (hold.isPresent()) {
                return new Scratch(directory, hold.get(), clock.instant(), id, residue);
            }
        }
        throw new IOException("no directory could be held");
    }

    /// Empty when somebody else's sweep came between making the directory and holding it, and deletes it.
    private static Optional<FileChannel> hold(Path directory) throws IOException {
        try {
            var channel = FileChannel.open(directory.resolve(HELD), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (lock(channel)) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            Files.deleteIfExists(directory);
            throw e;
        }
    }

    /// The lock lives as long as the channel, or the process.
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void sweep(Path root) {
        try (var entries = Files.newDirectoryStream(root,
                path -> path.getFileName().toString().startsWith(PREFIX) && Files.isDirectory(path))) {
            entries.forEach(this::deleteIfAbandoned);
        } catch (IOException | DirectoryIteratorException e) {
            // A directory that cannot be listed is not written to either; then that is what is said.
            return;
        }
    }

    private void deleteIfAbandoned(Path directory) {
        try (var channel = FileChannel.open(directory.resolve(HELD), StandardOpenOption.WRITE)) {
            if (lock(channel)) {
                Scratch.delete(directory, HELD);
            }
        } catch (NoSuchFileException e) {
            deleteUnheld(directory);
        } catch (AccessDeniedException e) {
            // Another user's.
            return;
        } catch (IOException e) {
            residue.remained(directory, e);
        }
    }

    /// Its process died while it made or deleted it, so it is empty; or it was made this very moment, and whoever made it makes another.
    private void deleteUnheld(Path directory) {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // Held in the meantime.
            return;
        } catch (IOException e) {
            residue.remained(directory, e);
        }
    }
}
