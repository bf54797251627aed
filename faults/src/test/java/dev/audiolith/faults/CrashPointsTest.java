package dev.audiolith.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The container dies before or after every single step of a whole life, once and twice; nothing else goes wrong, so nothing is left
/// to luck. Each first death is followed by 20 second ones, or by all there are with `-Daudiolith.followers=100000`.
class CrashPointsTest {
    private static final long FOLLOWERS = Long.getLong("audiolith.followers", 20);
    private static final Duration SHORT = Duration.ofMinutes(4);
    private static final Duration LONGER_THAN_A_LIFE = Duration.ofMinutes(70);

    enum Life {
        PINNED_AT_ONCE {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.KEEP, keyed());
            }
        },
        TWINS {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.KEEP, keyed(), keyed());
            }
        },
        PINNED_BY_A_RETRY {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.KEEP, keyed()).withoutProvidersFor(SHORT);
            }
        },
        EXPIRED {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.EXPIRE, keyed()).withoutProvidersFor(LONGER_THAN_A_LIFE);
            }
        },
        CHECKED_AND_TOLD {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.KEEP.checked(), wish("the sea", true)).withoutReceiversFor(Duration.ofSeconds(20));
            }
        },
        ORDERED {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.KEEP, wish("the sea", true));
            }
        },
        SPOKEN_IN_PARTS {
            @Override
            Plan plan() {
                return Plan.calm(Plan.Settings.KEEP, wish(Wish.LONG, true));
            }
        };

        abstract Plan plan();

        private static Wish keyed() {
            return new Wish(Plan.START, "ann", "the sea", false, Optional.of("key"), Wish.Manner.PLAIN);
        }

        private static Wish wish(String text, boolean async) {
            return new Wish(Plan.START, "ann", text, false, Optional.of("key"),
                    new Wish.Manner(async, true, Optional.of(URI.create("https://receiver.example/ann"))));
        }
    }

    @ParameterizedTest
    @EnumSource(Life.class)
    void one_death_anywhere_loses_nothing(Life life) {
        assertThat(firstBroken(deaths(life).map(death -> life.plan().dying(death)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Life.class)
    void two_deaths_anywhere_lose_nothing(Life life) {
        assertThat(firstBroken(deaths(life).flatMap(first -> followers(life, first).map(second -> life.plan().dying(first, second)))))
                .isEmpty();
    }

    private static Stream<Plan.Death> deaths(Life life) {
        return deathsBetween(1, stepsOf(life.plan()));
    }

    /// Deaths within what follows the first one, which may be longer than a life without any. Some of them, drawn, where they are too
    /// many for every build.
    private static Stream<Plan.Death> followers(Life life, Plan.Death first) {
        var all = deathsBetween(first.step() + 1, stepsOf(life.plan().dying(first))).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, new Random(first.step()));
        return all.stream().limit(FOLLOWERS);
    }

    private static int stepsOf(Plan plan) {
        return Schedule.onStage(() -> Schedule.of(plan, Mutant.NONE)).steps();
    }

    private static Stream<Plan.Death> deathsBetween(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed()
                .flatMap(step -> Stream.of(new Plan.Death(step, true), new Plan.Death(step, false)));
    }

    private static Optional<String> firstBroken(Stream<Plan> plans) {
        return Schedule.onStage(() -> plans.map(plan -> Schedule.of(plan, Mutant.NONE)).filter(outcome -> outcome.broken().isPresent())
                .findFirst().map(Schedule.Outcome::report));
    }
}
