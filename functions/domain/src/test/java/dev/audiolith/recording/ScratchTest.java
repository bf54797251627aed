package dev.audiolith.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T07:08:09.012Z"));

    @TempDir
    private Path root;
    private final List<Path> remained = new ArrayList<>();

    @Test
    void files_are_named_by_time_and_id_and_what_they_are() throws IOException {
        try (var scratch = space(root).open("4711")) {
            assertThat(scratch.input()).isEmpty();
            assertThat(scratch.receive(bytes("bytes"), RecordingKind.CAF)).hasFileName("input-20261123T070809012Z-4711.caf")
                    .hasContent("bytes");
            assertThat(scratch.input()).isPresent();
            assertThat(scratch.piece(0)).hasFileName("trimmed-20261123T070809012Z-4711.mp3");
            assertThat(scratch.piece(3)).hasFileName("trimmed-20261123T070809012Z-4711-3.mp3");
            assertThat(scratch.output()).isEmpty();
            Files.writeString(scratch.piece(3), "third");
            assertThat(scratch.output()).contains(scratch.piece(3));
            scratch.discard(scratch.piece(3));
            assertThat(scratch.output()).isEmpty();
        }
    }

    @Test
    void the_first_piece_that_is_still_there_can_be_looked_at() throws IOException {
        try (var desk = space(root).open("4711")) {
            assertThat(desk.output()).isEmpty();
            Files.writeString(desk.piece(10), "eleven");
            Files.writeString(desk.piece(2), "three");
            Files.writeString(desk.piece(0), "one");
            assertThat(desk.output()).contains(desk.piece(0));
            desk.discard(desk.piece(0));
            assertThat(desk.output()).contains(desk.piece(2));
            desk.discard(desk.piece(0));
            assertThat(remained).isEmpty();
        }
    }

    @Test
    void nothing_is_left_of_an_invocation() throws IOException {
        try (var scratch = space(root).open("4711")) {
            Files.writeString(scratch.piece(0), "bytes");
            Files.writeString(scratch.piece(1), "more bytes");
            Files.createDirectory(scratch.piece(2));
            Files.writeString(scratch.piece(2).resolve("deep"), "more bytes");
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void an_id_cannot_lead_elsewhere() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> space(root).open("../elsewhere"));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void invocations_at_the_same_time_leave_each_other_alone() throws IOException {
        try (var one = space(root).open("1")) {
            Files.writeString(one.piece(0), "of one");
            try (var two = space(root).open("2")) {
                Files.writeString(two.piece(0), "of two");
                assertThat(one.piece(0)).hasContent("of one");
            }
            assertThat(one.piece(0)).hasContent("of one");
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void what_a_crashed_process_left_is_swept_and_what_a_living_one_uses_is_not() throws Exception {
        var other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), ScratchHolderMain.class.getName(), root.toString()).start();
        try (var lines = other.inputReader()) {
            var file = Path.of(lines.readLine());
            space(root).open("mine").close();
            assertThat(file).exists();
            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(file).exists();
            space(root).open("mine").close();
            assertThat(root).isEmptyDirectory();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void what_died_while_it_began_or_ended_is_swept() throws IOException {
        Files.createDirectory(root.resolve("audiolith-scratch-empty"));
        space(root).open("mine").close();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void what_others_keep_there_is_left_alone() throws IOException {
        var others = Files.writeString(root.resolve("input-of-somebody-else"), "bytes");
        var file = Files.writeString(root.resolve("audiolith-scratch-but-a-file"), "bytes");
        space(root).open("mine").close();
        assertThat(others).exists();
        assertThat(file).exists();
        assertThat(remained).isEmpty();
    }

    @Test
    void a_directory_that_cannot_be_used_gives_way_to_the_next() throws IOException {
        try (var scratch = space(root.resolve("missing"), root).open("4711")) {
            assertThat(scratch.piece(0)).startsWithRaw(root);
        }
    }

    @Test
    void no_usable_directory_is_a_problem_with_a_name() {
        var problem = catchThrowableOfType(UnusableRecording.class, () -> space(root.resolve("missing")).open("4711"));
        assertThat(problem.problem()).isEqualTo(Problem.STORAGE_UNWRITABLE);
        assertThat(problem.problem().isRetryable()).isTrue();
    }

    @Test
    void a_failure_to_write_is_told_from_a_full_disk() throws IOException {
        try (var scratch = space(root).open("4711")) {
            assertThat(scratch.blame(new IOException("No space left on device")).problem()).isEqualTo(Problem.STORAGE_FULL);
            assertThat(scratch.blame(new IOException("Input/output error")).problem()).isEqualTo(Problem.STORAGE_UNWRITABLE);
        }
    }

    /// Needs the right to mount: where it is missing, these say so and are skipped.
    @Nested
    class when_the_disk_is {

        @Test
        void full_that_is_said_and_the_next_invocation_works() throws Exception {
            mount("size=256k", small -> {
                var scratch = space(small).open("4711");
                var full = catchThrowableOfType(UnusableRecording.class,
                        () -> scratch.receive(new ByteArrayInputStream(new byte[1024 * 1024]), RecordingKind.WAV));
                assertThat(full.problem()).isEqualTo(Problem.STORAGE_FULL);
                scratch.close();
                assertThat(small).isEmptyDirectory();
                try (var next = space(small).open("4712")) {
                    Files.write(next.piece(0), new byte[1024]);
                }
                assertThat(small).isEmptyDirectory();
            });
        }

        @Test
        void out_of_names_that_is_said() throws Exception {
            mount("nr_inodes=2", small -> {
                Files.createFile(small.resolve("the-last-one"));
                var problem = catchThrowableOfType(UnusableRecording.class, () -> space(small).open("4711"));
                assertThat(problem.problem()).isEqualTo(Problem.STORAGE_FULL);
                try (var elsewhere = space(small, root).open("4711")) {
                    assertThat(elsewhere.piece(0)).startsWithRaw(root);
                }
            });
        }

        @Test
        void read_only_another_one_is_used_or_that_is_said() throws Exception {
            mount("ro", small -> {
                try (var scratch = space(small, root).open("4711")) {
                    assertThat(scratch.piece(0)).startsWithRaw(root);
                }
                var problem = catchThrowableOfType(UnusableRecording.class, () -> space(small).open("4711"));
                assertThat(problem.problem()).isEqualTo(Problem.STORAGE_UNWRITABLE);
            });
        }

        @Test
        void keeping_a_file_the_request_goes_on_and_somebody_hears_of_it() throws Exception {
            var scratch = space(root).open("4711");
            Files.writeString(scratch.piece(0), "bytes");
            var busy = Files.createDirectory(scratch.piece(1));
            assumeTrue(run("mount", "-t", "tmpfs", "none", busy.toString()), "this machine lets nobody mount");
            scratch.close();
            run("umount", busy.toString());
            assertThat(scratch.piece(0)).doesNotExist();
            assertThat(remained).containsExactly(busy.getParent());
            space(root).open("4712").close();
            assertThat(root).isEmptyDirectory();
        }

        private void mount(String options, Use use) throws Exception {
            var directory = Files.createDirectory(root.resolve("mounted"));
            assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "none", directory.toString()), "this machine lets nobody mount");
            try {
                use.of(directory);
            } finally {
                run("umount", directory.toString());
                Files.delete(directory);
            }
        }

        private static boolean run(String... command) throws IOException, InterruptedException {
            try {
                return new ProcessBuilder(command).start().waitFor() == 0;
            } catch (IOException e) {
                return false;
            }
        }
    }

    private ScratchSpace space(Path... roots) {
        return new ScratchSpace(List.of(roots), CLOCK, (path, _) -> remained.add(path));
    }

    private interface Use {
        void of(Path directory) throws Exception;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
