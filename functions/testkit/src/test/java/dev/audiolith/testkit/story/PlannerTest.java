package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.track.About;
import dev.audiolith.track.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The planner sends for what is due, whatever is the matter with one of them.
class PlannerTest {
    private static final int TRACKS = 100;

    @TempDir
    Path scratch;

    ArchiveWorld world;

    @BeforeEach
    void open() {
        world = new ArchiveWorld(scratch);
        for (var number = 0; number < TRACKS; number++) {
            var about = new About("suno", "Song", About.COMPLETED, Optional.of(Integer.toString(number)), Map.of(), Optional.empty());
            world.register(new Registration(about, ArchiveWorld.audioOnly(), Optional.empty(), Optional.empty()));
        }
        world.clock.advance(Duration.ofDays(14));
    }

    @Test
    void trouble_with_one_track_holds_up_no_other_and_is_told() {
        world.steps.before("Tracks.find", 0, PlannerTest::fail);

        assertThatThrownBy(world::plan).isInstanceOf(StorageUnavailable.class);
        assertThat(world.queue.queue().waiting()).hasSize(TRACKS - 1);

        assertThat(world.plan().sent()).isOne();
        assertThat(world.queue.queue().waiting()).hasSize(TRACKS);
    }

    private static void fail() {
        throw new StorageUnavailable("read a track", new IOException("told to fail"));
    }
}
