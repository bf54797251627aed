package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process dies before or after every single step of whatever is done with a track, once and twice in a row; then only messages and
/// planners come, and with some lives the client once more. Each first death is followed by 20 second ones, or by all there are with
/// `-Daudiolith.followers=100000`.
class ArchiveCrashPointsTest {
    private static final int FOLLOWERS = Integer.getInteger("audiolith.followers", 20);

    @TempDir
    Path scratch;

    private record Death(int step, boolean before) {
        static Stream<Death> upTo(int steps) {
            return IntStream.rangeClosed(1, steps).boxed().flatMap(step -> Stream.of(new Death(step, true), new Death(step, false)));
        }
    }

    @ParameterizedTest
    @EnumSource(ArchiveLife.class)
    void one_death_anywhere_loses_nothing(ArchiveLife life) {
        deaths(life, List.of()).forEach(death -> live(life, List.of(death)));
    }

    @ParameterizedTest
    @EnumSource(ArchiveLife.class)
    void two_deaths_anywhere_lose_nothing(ArchiveLife life) {
        for (var first : deaths(life, List.of()).toList()) {
            var second = new ArrayList<>(deaths(life, List.of(first)).toList());
            Collections.shuffle(second, new Random(first.step()));
            second.stream().limit(FOLLOWERS).forEach(death -> live(life, List.of(first, death)));
        }
    }

    @ParameterizedTest
    @EnumSource(ArchiveLife.class)
    void a_death_and_another_one_in_the_work_that_follows_lose_nothing(ArchiveLife life) {
        for (var first : deaths(life, List.of()).toList()) {
            var world = begin(life);
            die(world, life::deed, first);
            world.work();
            var second = new ArrayList<>(Death.upTo(world.steps.taken().size()).toList());
            Collections.shuffle(second, new Random(first.step()));
            second.stream().limit(FOLLOWERS).forEach(death -> {
                var another = begin(life);
                var crashes = List.of(die(another, life::deed, first), die(another, ArchiveWorld::work, death));
                check(another, life, life + ", " + crashes);
            });
        }
    }

    @Test
    void a_death_that_loses_something_would_be_noticed() {
        assertThatThrownBy(() -> {
            var world = new ArchiveWorld(scratch);
            ArchiveLife.ARCHIVED.before(world);
            world.provide(AUDIO, SONG);
            world.provide(COVER, PICTURE);
            world.letItRunDry();
            world.bytes.delete(world.bytes.keys().iterator().next());
            world.oracle.check("one file is lost");
        }).isInstanceOf(AssertionError.class);
    }

    /// All that there can be of the next deed, when those were before it.
    private Stream<Death> deaths(ArchiveLife life, List<Death> before) {
        var world = begin(life);
        before.forEach(death -> die(world, life::deed, death));
        world.steps.dieNoMore();
        life.deed(world);
        return Death.upTo(world.steps.taken().size());
    }

    private void live(ArchiveLife life, List<Death> deaths) {
        var world = begin(life);
        var crashes = new ArrayList<String>();
        deaths.forEach(death -> crashes.add(die(world, life::deed, death)));
        check(world, life, life + ", " + crashes);
    }

    private static void check(ArchiveWorld world, ArchiveLife life, String what) {
        world.steps.dieNoMore();
        life.lastly(world);
        world.letItRunDry();
        world.oracle.check(what);
        try {
            life.promise(world);
        } catch (AssertionError e) {
            throw new AssertionError(what, e);
        }
    }

    private ArchiveWorld begin(ArchiveLife life) {
        var world = new ArchiveWorld(scratch);
        world.provide(AUDIO, SONG);
        world.provide(COVER, PICTURE);
        life.before(world);
        return world;
    }

    /// Whoever comes next comes when the dead one's turn is over, and his message is there again.
    private static String die(ArchiveWorld world, Consumer<ArchiveWorld> deed, Death death) {
        if (death.before()) {
            world.steps.dieBefore(death.step());
        } else {
            world.steps.dieAfter(death.step());
        }
        try {
            deed.accept(world);
            return "alive";
        } catch (Crash e) {
            return String.valueOf(e.getMessage());
        } catch (IllegalStateException e) {
            // In a thread of a planner.
            assertThat(e).hasCauseInstanceOf(Crash.class);
            return String.valueOf(e.getMessage());
        } finally {
            world.steps.dieNoMore();
            world.clock.advance(ArchiveWorld.VISIBILITY);
        }
    }
}
