package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.sound.Sounds;
import org.junit.jupiter.api.Test;

final class FakeSoundsTest implements SoundsContract {
    private final FakeSounds sounds = new FakeSounds();

    @Override
    public Sounds sounds() {
        return sounds;
    }

    @Test
    void in_an_outage_nothing_is_done() {
        var sound = SampleSounds.temporary(SampleSounds.newId());
        sounds.outage().failNext(1);

        assertThatThrownBy(() -> sounds.putIfAbsent(sound)).isInstanceOf(StorageUnavailable.class);
        assertThat(sounds.all()).isEmpty();
        assertThat(sounds.putIfAbsent(sound)).isTrue();
    }

    @Test
    void what_is_done_stays_done_when_its_answer_is_lost() {
        var sound = SampleSounds.temporary(SampleSounds.newId());
        sounds.outage().loseAnswerOfNext(1);

        assertThatThrownBy(() -> sounds.putIfAbsent(sound)).isInstanceOf(StorageUnavailable.class);
        assertThat(sounds.all()).containsExactly(sound);
    }

    @Test
    void an_expired_sound_is_handed_out_once() {
        var sound = SampleSounds.temporary(SampleSounds.newId());
        sounds.putIfAbsent(sound);

        assertThat(sounds.expire(sound.id())).contains(sound);
        assertThat(sounds.expire(sound.id())).isEmpty();
        assertThat(sounds.find(sound.id())).isEmpty();
    }
}
