package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.OTHER_SONG;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.track.Part;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What is done with a track while death comes, what was done before, and what must have become of it.
enum ArchiveLife {
    REGISTERED_AND_ASKED_FOR_AGAIN {
        @Override
        void deed(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
        }

        @Override
        void lastly(ArchiveWorld world) {
            deed(world);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    REGISTERED_BY_ONE_WHO_NEVER_COMES_BACK {
        @Override
        void deed(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
        }

        @Override
        void promise(ArchiveWorld world) {
            if (!world.tracks.all().isEmpty()) {
                assertWhole(world);
            }
        }
    },
    PLANNED {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.registration("suno", ArchiveWorld.withCover()));
            world.clock.advance(Duration.between(world.clock.instant(), only(world).dates().dueAt().orElseThrow()));
        }

        @Override
        void deed(ArchiveWorld world) {
            world.plan();
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    ARCHIVED {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    ARCHIVED_AT_THE_THIRD_ATTEMPT {
        @Override
        void before(ArchiveWorld world) {
            PLANNED.before(world);
            world.plan();
            world.fail(AUDIO, FailureKind.UNREACHABLE);
            world.whileFetching = () -> {
                if (world.fetcher.asked().size() == 2) {
                    world.provide(AUDIO, SONG);
                }
            };
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    FAILED_AND_LOST {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.fail(AUDIO, FailureKind.UNREACHABLE);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertThat(only(world).state()).isEqualTo(TrackState.EXPIRED);
        }
    },
    LOST_AT_ONCE {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.fail(AUDIO, FailureKind.NOT_FOUND);
            world.clock.advance(AFTER_ITS_TIME);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertThat(only(world).state()).isEqualTo(TrackState.EXPIRED);
        }
    },
    RECOVERED {
        @Override
        void before(ArchiveWorld world) {
            LOST_AT_ONCE.before(world);
            world.provide(FRESH, SONG);
            world.recovery = _ -> Optional.of(new Sources(FRESH, Optional.of(COVER), Optional.empty()));
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    ARCHIVED_WITHOUT_ITS_COVER {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.fail(COVER, FailureKind.NOT_FOUND);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertThat(only(world).state()).isEqualTo(TrackState.ARCHIVED);
            assertThat(world.kept(only(world), Part.AUDIO)).isEqualTo(SONG);
        }
    },
    SENT_FOR_BY_HAND {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.registration("suno", ArchiveWorld.withCover()));
        }

        @Override
        void deed(ArchiveWorld world) {
            world.manualRun.archive(only(world).id(), world.clock.in(ArchiveWorld.REQUEST_TIME));
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    ARCHIVED_BY_HAND {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.registration("suno", ArchiveWorld.audioOnly()));
            ManualArchiveTest.upload(world, only(world), Part.AUDIO, OTHER_SONG);
        }

        @Override
        void deed(ArchiveWorld world) {
            world.manualArchive.confirm(only(world), world.clock.in(ArchiveWorld.REQUEST_TIME));
        }

        @Override
        void lastly(ArchiveWorld world) {
            deed(world);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertThat(world.kept(only(world), Part.AUDIO)).isEqualTo(OTHER_SONG);
        }
    },
    REFUSED_BY_HAND {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.registration("suno", ArchiveWorld.withCover()));
            ManualArchiveTest.upload(world, only(world), Part.AUDIO, new byte[1000]);
        }

        @Override
        void deed(ArchiveWorld world) {
            ARCHIVED_BY_HAND.deed(world);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertWhole(world);
        }
    },
    GIVEN_OTHER_LINKS_WHILE_IT_IS_FETCHED {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.provide(FRESH, OTHER_SONG);
            world.whileFetching = () -> {
                world.whileFetching = () -> {};
                world.register(ArchiveWorld.hasty(new Sources(FRESH, Optional.empty(), Optional.empty())));
            };
        }

        @Override
        void lastly(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(new Sources(FRESH, Optional.empty(), Optional.empty())));
        }

        @Override
        void promise(ArchiveWorld world) {
            assertThat(only(world).state()).isEqualTo(TrackState.ARCHIVED);
        }
    },
    DELETED {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.work();
        }

        @Override
        void deed(ArchiveWorld world) {
            world.registry.delete(ArchiveWorld.OWNER, only(world).id());
        }

        @Override
        void lastly(ArchiveWorld world) {
            deed(world);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertGone(world);
        }
    },
    DELETED_BY_ONE_WHO_NEVER_COMES_BACK {
        @Override
        void before(ArchiveWorld world) {
            DELETED.before(world);
        }

        @Override
        void deed(ArchiveWorld world) {
            DELETED.deed(world);
        }

        @Override
        void promise(ArchiveWorld world) {
            if (only(world).isDeleted()) {
                assertGone(world);
            } else {
                assertWhole(world);
            }
        }
    },
    DELETED_WHILE_IT_IS_FETCHED {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.whileFetching = () -> {
                world.whileFetching = () -> {};
                DELETED.deed(world);
            };
        }

        @Override
        void lastly(ArchiveWorld world) {
            DELETED.deed(world);
        }

        @Override
        void promise(ArchiveWorld world) {
            assertGone(world);
        }
    },
    DELETED_AND_REGISTERED_AGAIN_WHILE_IT_IS_FETCHED {
        @Override
        void before(ArchiveWorld world) {
            world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
            world.whileFetching = () -> {
                world.whileFetching = () -> {};
                DELETED.deed(world);
                world.register(anew());
            };
        }

        @Override
        void lastly(ArchiveWorld world) {
            if (only(world).isDeleted()) {
                world.register(anew());
            }
        }

        @Override
        void promise(ArchiveWorld world) {
            assertThat(only(world).state()).isEqualTo(TrackState.ARCHIVED);
        }

        private static Registration anew() {
            return ArchiveWorld.hasty(ArchiveWorld.audioOnly());
        }
    };

    private static final URI FRESH = URI.create("https://cdn1.example.com/fresh");
    private static final Duration AFTER_ITS_TIME = Duration.ofHours(3);

    void before(ArchiveWorld world) {}

    /// One message of the queue, if nothing else is done.
    void deed(ArchiveWorld world) {
        world.work();
    }

    /// What a client does who got no answer.
    void lastly(ArchiveWorld world) {}

    abstract void promise(ArchiveWorld world);

    private static Track only(ArchiveWorld world) {
        return world.tracks.all().getFirst();
    }

    private static void assertWhole(ArchiveWorld world) {
        var track = only(world);
        assertThat(track.state()).isEqualTo(TrackState.ARCHIVED);
        assertThat(world.kept(track, Part.AUDIO)).isEqualTo(SONG);
        assertThat(world.kept(track, Part.COVER)).isEqualTo(PICTURE);
    }

    private static void assertGone(ArchiveWorld world) {
        assertThat(only(world).isDeleted()).isTrue();
        assertThat(world.bytes.keys()).isEmpty();
    }
}
