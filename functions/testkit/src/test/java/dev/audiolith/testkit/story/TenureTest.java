package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.transcript.Transcribing.Done;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long somebody works on a transcription, and what becomes of one who lost the turn.
class TenureTest {
    @TempDir
    Path scratch;

    private TranscribeWorld world;
    private TranscriptionId id;

    @BeforeEach
    void begin() {
        world = new TranscribeWorld(scratch);
        id = world.upload(TranscribeWorld.RECORDING);
        world.events.lose();
        world.intake.arrived(world.the(id).recording().key());
    }

    @Test
    void the_turn_is_kept_for_as_long_as_there_is_work_to_wait_for() {
        // 6 times 20 seconds for each of three works: without renewal the turn would have ended after 75.
        world.crews = () -> new Crew(world.clock, 6);
        world.whileTranscribing = () -> assertThat(world.perform(id, false)).as("a twin").isInstanceOf(Done.NothingToDo.class);

        assertThat(world.perform(id, false)).isInstanceOf(Done.Completed.class);
        assertThat(world.the(id).version()).as("a write for each renewal").isGreaterThan(15);
        assertThat(world.the(id).turn().fence()).isEqualTo(1);
    }

    @Test
    void who_dies_holds_nobody_up_for_longer_than_a_lease() {
        world.steps.dieBefore(3);
        try {
            world.perform(id, false);
        } catch (Crash e) {
            world.steps.dieNoMore();
        }
        world.clock.advance(Duration.ofSeconds(74));
        assertThat(world.perform(id, false)).isInstanceOf(Done.NothingToDo.class);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.perform(id, false)).isInstanceOf(Done.Completed.class);
    }

    @Test
    void who_lost_the_turn_while_asking_writes_nothing_over_what_another_wrote() {
        var other = new AtomicReference<Transcription>();
        world.whileTranscribing = () -> {
            if (other.get() == null) {
                other.set(world.the(id));
                world.clock.advance(Duration.ofMinutes(2));
                world.perform(id, false);
                other.set(world.the(id));
            }
        };

        assertThat(world.perform(id, false)).isInstanceOf(Done.NothingToDo.class);
        assertThat(world.the(id)).isEqualTo(other.get());
        assertThat(world.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
        assertThat(world.textOf(id)).isEqualTo(Telling.text(Telling.whole(Duration.ofMinutes(1))));
        assertThat(world.queue.queue().waiting()).isEmpty();
    }

    @Test
    void who_notices_it_while_waiting_goes_away_and_leaves_no_file() {
        var before = new ArrayList<Transcription>();
        world.tool.whileListening = () -> {
            if (before.isEmpty()) {
                before.add(world.the(id));
                world.clock.advance(Duration.ofMinutes(2));
                world.perform(id, false);
                before.add(world.the(id));
            }
        };
        world.crews = () -> new Crew(world.clock, before.isEmpty() ? 1 : 0);

        assertThat(world.perform(id, false)).isInstanceOf(Done.NothingToDo.class);
        assertThat(world.the(id)).isEqualTo(before.getLast());
        assertThat(world.transcriber.charged()).as("the one who lost it asks nobody").hasSize(1);
        assertThat(world.files()).isEmpty();
    }

    @Test
    void who_works_on_one_that_is_deleted_stops_and_does_not_bring_it_back() {
        world.tool.whileListening = () -> world.transcriptions.remove(id);
        world.crews = () -> new Crew(world.clock, 1);

        assertThat(world.perform(id, false)).isInstanceOf(Done.NothingToDo.class);
        assertThat(world.transcriptions.all()).isEmpty();
        assertThat(world.transcriber.asked()).isEmpty();
        assertThat(world.queue.queue().waiting()).isEmpty();
    }

    @Test
    void a_write_whose_answer_was_lost_is_known_again() {
        world.tool.whileListening = () -> world.transcriptions.forgetToSayYesTo(1);

        assertThat(world.perform(id, false)).isInstanceOf(Done.Completed.class);
    }
}
