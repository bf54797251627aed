package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.Backlog;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final FakeSounds sounds = new FakeSounds();
    private final ManualClock clock = new ManualClock();
    private final Backlog backlog = new Backlog(sounds, clock);

    @Test
    void nothing_waits_in_an_idle_service() {
        assertThat(backlog.look()).isEqualTo(new Backlog.Waiting(0, Duration.ZERO));
    }

    @Test
    void what_is_pinned_does_not_wait() {
        var waiting = SampleSounds.temporary(SampleSounds.newId());
        var pinned = SampleSounds.temporary(SampleSounds.newId());
        sounds.putIfAbsent(waiting);
        sounds.putIfAbsent(pinned);
        sounds.replace(SampleSounds.pinned(pinned, Optional.empty()));
        assertThat(backlog.look().count()).isOne();
    }
}
