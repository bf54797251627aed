package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import dev.audiolith.recording.Desk;
import dev.audiolith.recording.RecordingKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where machines work at files. Whoever dies leaves them lying, and the next one who gets the same desk may find them there, or not.
final class Desks {
    private static final Path ROOM = room();

    private final Yard yard;
    private final List<Path> abandoned = new ArrayList<>();
    private final Set<Path> inUse = new HashSet<>();
    private long lastNumber;

    Desks(Yard yard) {
        this.yard = yard;
    }

    private static Path room() {
        try {
            var room = Files.createTempDirectory("audiolith-desks-");
            room.toFile().deleteOnExit();
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Desk.Room in(Machine machine) {
        return _ -> {
            machine.shift().pause(Duration.ZERO);
            var place = abandoned.isEmpty() || yard.dice().happens(0.5)
                    ? ROOM.resolve(yard.plan().seed() + "-" + ++lastNumber)
                    : abandoned.removeLast();
            inUse.add(place);
            return new Seat(machine.shift(), place);
        };
    }

    /// Nobody works any more.
    void checkWhatIsLeft() {
        Broken.unless(inUse.isEmpty(), "files are left at a desk");
        abandoned.forEach(Desks::cleared);
    }

    void end() {
        abandoned.forEach(Desks::cleared);
        inUse.forEach(Desks::cleared);
    }

    private static void cleared(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A desk with room for one file.
    private final class Seat implements Desk {
        private final Shift shift;
        private final Path file;
        private final boolean wasLeft;

        Seat(Shift shift, Path file) {
            this.shift = shift;
            this.file = file;
            this.wasLeft = Files.exists(file);
        }

        @Override
        public Path receive(InputStream bytes, RecordingKind kind) {
            throw new UnsupportedOperationException("tracks are not received at desks");
        }

        @Override
        public Path piece(int number) {
            return file;
        }

        @Override
        public Optional<Path> input() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> output() {
            return Optional.empty();
        }

        @Override
        public void discard(Path which) {
            if (!shift.isDead()) {
                cleared(which);
            }
        }

        @Override
        public void close() {
            inUse.remove(file);
            if (shift.isDead()) {
                abandoned.add(file);
            } else if (wasLeft) {
                cleared(file);
            } else if (Files.exists(file)) {
                inUse.add(file);
            }
        }
    }
}
