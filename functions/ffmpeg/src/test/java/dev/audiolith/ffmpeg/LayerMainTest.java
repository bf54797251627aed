package dev.audiolith.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class LayerMainTest {
    @TempDir
    private Path folder;

    @Test
    void the_published_binary_can_be_run_by_anybody() throws IOException {
        var binary = folder.resolve("arm64").resolve("bin").resolve("ffmpeg");
        LayerMain.main(new String[]{published(), binary.toString()});
        assertThat(Files.getPosixFilePermissions(binary)).containsAll(PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(binary).hasSameBinaryContentAs(Binaries.PUBLISHED);
    }

    @Test
    void one_that_was_built_stays() throws IOException {
        var binary = Files.writeString(folder.resolve("ffmpeg"), "built");
        assertThat(binary.toFile().setExecutable(true)).isTrue();
        LayerMain.main(new String[]{published(), binary.toString()});
        assertThat(binary).hasContent("built");
    }

    private static String published() {
        return FfmpegBinary.suffix(System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
