package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every table of sounds must do.
public interface SoundsContract {
    Instant BORN = SampleSounds.BORN;

    /// The same empty table throughout one test.
    Sounds sounds();

    @Test
    default void a_sound_is_found_as_it_was_put() {
        var before = SampleSounds.temporary(SampleSounds.newId());
        var other = SampleSounds.temporary(SampleSounds.newId());
        sounds().putIfAbsent(before);
        sounds().putIfAbsent(other);

        assertThat(sounds().find(before.id())).contains(before);
    }

    @Test
    default void every_stage_of_a_life_is_kept_whole() {
        var young = SampleSounds.temporary(SampleSounds.newId());
        var tried = SampleSounds.triedAgain(young, BORN.plusSeconds(600));
        var stages = Stream.of(young, SampleSounds.withCallbacks(young), SampleSounds.withoutDuration(young), tried,
                SampleSounds.expired(tried),
                SampleSounds.pinned(tried, Optional.empty()), SampleSounds.pinned(young, Optional.of("file-7")),
                SampleSounds.lookedAfter(SampleSounds.pinned(young, Optional.of("file-7"))));
        stages.map(stage -> underNewId(stage)).forEach(stage -> {
            sounds().putIfAbsent(stage);
            assertThat(sounds().find(stage.id())).contains(stage);
        });
    }

    @Test
    default void nothing_is_found_under_an_unknown_id() {
        assertThat(sounds().find(SampleSounds.newId())).isEmpty();
    }

    @Test
    default void a_sound_is_put_only_where_there_is_none() {
        var first = SampleSounds.temporary(SampleSounds.newId());
        var second = SampleSounds.withoutDuration(first);

        assertThat(sounds().putIfAbsent(first)).isTrue();
        assertThat(sounds().putIfAbsent(second)).isFalse();
        assertThat(sounds().find(first.id())).contains(first);
    }

    @Test
    default void a_change_is_written_over_the_version_before_it() {
        var before = put(SampleSounds.temporary(SampleSounds.newId()));
        var after = SampleSounds.pinned(before, Optional.of("file-7"));

        assertThat(sounds().replace(after)).isTrue();
        assertThat(sounds().find(before.id())).contains(after);
    }

    @Test
    default void a_change_of_an_old_version_is_not_written() {
        var before = put(SampleSounds.temporary(SampleSounds.newId()));
        var pinned = SampleSounds.pinned(before, Optional.of("file-7"));
        sounds().replace(pinned);

        assertThat(sounds().replace(SampleSounds.triedAgain(before, BORN.plusSeconds(600)))).isFalse();
        assertThat(sounds().find(before.id())).contains(pinned);
    }

    @Test
    default void no_version_can_be_left_out() {
        var before = put(SampleSounds.temporary(SampleSounds.newId()));
        var tooNew = SampleSounds.pinned(SampleSounds.triedAgain(before, BORN.plusSeconds(600)), Optional.empty());

        assertThat(sounds().replace(tooNew)).isFalse();
        assertThat(sounds().find(before.id())).contains(before);
    }

    @Test
    default void a_sound_that_is_gone_does_not_come_back_by_a_change() {
        var never = SampleSounds.temporary(SampleSounds.newId());

        assertThat(sounds().replace(SampleSounds.pinned(never, Optional.empty()))).isFalse();
        assertThat(sounds().find(never.id())).isEmpty();
    }

    @Test
    default void of_many_changes_at_once_exactly_one_is_written() {
        var before = put(SampleSounds.temporary(SampleSounds.newId()));

        var written = Crowd.of(16, caller -> {
            var mine = SampleSounds.triedAgain(before, BORN.plusSeconds(caller));
            return sounds().replace(mine) ? Optional.of(mine) : Optional.<Sound>empty();
        }).stream().flatMap(Optional::stream).toList();

        assertThat(written).hasSize(1);
        assertThat(sounds().find(before.id())).contains(written.getFirst());
    }

    @Test
    default void of_many_first_entries_at_once_exactly_one_is_written() {
        var id = SampleSounds.newId();

        var written = Crowd.of(16, caller -> sounds().putIfAbsent(SampleSounds.dueAt(id, BORN.plusSeconds(caller))));

        assertThat(written).containsOnlyOnce(true);
    }

    @Test
    default void overdue_sounds_come_oldest_first() {
        var expected = new ArrayList<SoundId>();
        for (var second = 0; second < 24; second++) {
            expected.add(put(SampleSounds.dueAt(SampleSounds.newId(), BORN.plusSeconds(second))).id());
        }
        assertThat(sounds().overdue(BORN.plusSeconds(24), 100)).containsExactlyElementsOf(expected);
        assertThat(sounds().overdue(BORN.plusSeconds(24), 5)).containsExactlyElementsOf(expected.subList(0, 5));
    }

    @Test
    default void a_sound_is_overdue_only_after_its_time() {
        var sound = put(SampleSounds.dueAt(SampleSounds.newId(), BORN));

        assertThat(sounds().overdue(BORN.minusMillis(1), 10)).isEmpty();
        assertThat(sounds().overdue(BORN, 10)).isEmpty();
        assertThat(sounds().overdue(BORN.plusMillis(1), 10)).containsExactly(sound.id());
    }

    @Test
    default void a_sound_that_was_moved_on_is_overdue_at_its_new_time() {
        var before = put(SampleSounds.dueAt(SampleSounds.newId(), BORN));
        sounds().replace(SampleSounds.triedAgain(before, BORN.plusSeconds(600)));

        assertThat(sounds().overdue(BORN.plusSeconds(600), 10)).isEmpty();
        assertThat(sounds().overdue(BORN.plusSeconds(601), 10)).containsExactly(before.id());
    }

    @Test
    default void a_sound_that_no_longer_waits_is_never_overdue() {
        var pinned = put(SampleSounds.dueAt(SampleSounds.newId(), BORN));
        var expired = put(SampleSounds.dueAt(SampleSounds.newId(), BORN));
        sounds().replace(SampleSounds.pinned(pinned, Optional.empty()));
        sounds().replace(SampleSounds.expired(expired));

        assertThat(sounds().overdue(BORN.plusSeconds(1_000_000), 10)).isEmpty();
    }

    private Sound put(Sound sound) {
        assertThat(sounds().putIfAbsent(sound)).isTrue();
        return sound;
    }

    private static Sound underNewId(Sound sound) {
        return new Sound(SampleSounds.newId(), sound.owner(), sound.state(), sound.audio(), sound.life(), sound.kept(),
                sound.attempts(), sound.callbacks(), sound.version());
    }
}
