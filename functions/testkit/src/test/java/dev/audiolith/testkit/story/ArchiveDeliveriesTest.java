package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that come more than once, at once, too late and in any order; and workers that wake when their turn was another's.
class ArchiveDeliveriesTest {
    private static final int RANDOM_ORDERS = 300;

    @TempDir
    Path scratch;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void copies_that_come_at_any_step_change_nothing(int copies) {
        atEachStep((world, id) -> IntStream.range(0, copies).forEach(_ -> world.perform(id)), (world, track) -> {
            assertThat(world.fetcher.asked()).containsExactly(AUDIO, COVER);
            assertThat(world.tracks.jobs(track.id(), 9)).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-1_000, -1, 0, 1, 1_000})
    void one_who_sleeps_at_any_step_until_his_turn_is_about_to_end_or_has_ended_does_no_harm(long millis) {
        atEachStep((world, id) -> {
            world.clock.advance(ArchiveWorld.TURN.plusMillis(millis));
            world.perform(id);
        }, (_, _) -> {});
    }

    @Test
    void one_who_sleeps_while_it_is_deleted_does_no_harm() {
        for (var step = 1; step <= steps(); step++) {
            var world = registered();
            var id = only(world).id();
            world.steps.dieNoMore();
            world.steps.before(step, () -> {
                world.registry.delete(ArchiveWorld.OWNER, id);
                world.clock.advance(ArchiveWorld.TURN);
                world.perform(id);
            });
            world.work();
            world.letItRunDry();
            world.oracle.check("deleted before step " + step);
            assertThat(only(world).isDeleted()).isTrue();
        }
    }

    @Test
    void one_who_sleeps_while_it_is_deleted_and_registered_again_does_no_harm() {
        for (var step = 1; step <= steps(); step++) {
            var world = registered();
            var id = only(world).id();
            world.steps.dieNoMore();
            world.steps.before(step, () -> {
                world.registry.delete(ArchiveWorld.OWNER, id);
                world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
                world.clock.advance(ArchiveWorld.TURN);
                world.perform(id);
            });
            world.work();
            world.letItRunDry();
            world.oracle.check("registered again before step " + step);
            assertWhole(world);
        }
    }

    /// Many tracks, whose messages are delivered in any order, several times, and settled or not.
    @Test
    void any_order_will_do() {
        for (var seed = 0; seed < RANDOM_ORDERS; seed++) {
            var random = new Random(seed);
            var world = world();
            for (var number = 0; number < 5; number++) {
                world.register(ArchiveWorld.numbered(number));
            }
            var ids = world.tracks.all().stream().map(Track::id).toList();
            for (var delivery = 0; delivery < 20; delivery++) {
                deliver(world, ids.get(random.nextInt(ids.size())), random);
            }
            world.steps.dieNoMore();
            world.letItRunDry();
            world.oracle.check("seed " + seed);
            assertThat(world.tracks.all()).as("seed %d", seed).hasSize(5).allMatch(Track::isArchived);
        }
    }

    private static void deliver(ArchiveWorld world, TrackId id, Random random) {
        world.steps.dieNoMore();
        switch (random.nextInt(4)) {
            case 0 -> world.perform(id);
            case 1 -> world.work();
            case 2 -> {
                world.steps.dieBefore(1 + random.nextInt(15));
                try {
                    world.perform(id);
                } catch (Crash e) {
                    world.clock.advance(Duration.ofSeconds(random.nextInt(1_000)));
                }
            }
            default -> {
                world.tracks.outage().loseAnswerOfNext(1);
                try {
                    world.perform(id);
                } catch (StorageUnavailable e) {
                    world.clock.advance(Duration.ofSeconds(random.nextInt(1_000)));
                } finally {
                    world.tracks.outage().loseAnswerOfNext(0);
                }
            }
        }
    }

    /// What comes in between.
    @FunctionalInterface
    private interface Meanwhile {
        void happens(ArchiveWorld world, TrackId id);
    }

    /// What must hold besides.
    @FunctionalInterface
    private interface Then {
        void holds(ArchiveWorld world, Track track);
    }

    private void atEachStep(Meanwhile meanwhile, Then then) {
        for (var step = 1; step <= steps(); step++) {
            var world = registered();
            var id = only(world).id();
            world.steps.dieNoMore();
            world.steps.before(step, () -> meanwhile.happens(world, id));
            world.work();
            world.letItRunDry();
            world.oracle.check("before step " + step);
            assertWhole(world);
            then.holds(world, only(world));
        }
    }

    private int steps() {
        var world = registered();
        world.steps.dieNoMore();
        world.work();
        return world.steps.taken().size();
    }

    private ArchiveWorld registered() {
        var world = world();
        world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
        return world;
    }

    private ArchiveWorld world() {
        var world = new ArchiveWorld(scratch);
        world.provide(AUDIO, SONG);
        world.provide(COVER, PICTURE);
        return world;
    }

    private static Track only(ArchiveWorld world) {
        return world.tracks.all().getFirst();
    }

    private static void assertWhole(ArchiveWorld world) {
        assertThat(only(world).state()).isEqualTo(TrackState.ARCHIVED);
        assertThat(world.kept(only(world), Part.AUDIO)).isEqualTo(SONG);
        assertThat(world.kept(only(world), Part.COVER)).isEqualTo(PICTURE);
    }
}
