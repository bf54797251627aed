package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinReport;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinJournalTest {
    private static final Failure DOWN = Failure.of(FailureKind.UNREACHABLE, "pinata", "not to be quoted");

    private final JournalPage page = new JournalPage(new ManualClock());
    private final PinJournal journal = new PinJournal(page.journal());

    @Test
    void a_new_sound_is_counted_with_what_it_cost_and_how_long_it_took() {
        var before = SampleSounds.temporary(SampleSounds.newId());
        journal.asked(before, SampleSounds.pinned(before, Optional.empty()), pinned(List.of(DOWN)));

        var line = page.lines().getFirst();
        assertThat(line.get("SoundPinned").longValue()).isEqualTo(1);
        assertThat(line.get("CharactersCharged").longValue()).isEqualTo(before.audio().characterCost());
        assertThat(line.get("BytesStored").longValue()).isEqualTo(before.audio().digests().bytes());
        assertThat(line.has("TimeToIpfs")).isTrue();
        assertThat(page.lines()).extracting(each -> each.get("provider").textValue()).containsExactly("pinata", "kubo");
        assertThat(page.lines()).extracting(each -> each.get("PinSucceeded").longValue()).containsExactly(0L, 1L);
        assertThat(page.lines().toString()).doesNotContain("not to be quoted");
    }

    @Test
    void one_more_copy_of_a_pinned_sound_counts_for_the_provider_only() {
        var sound = SampleSounds.pinned(SampleSounds.temporary(SampleSounds.newId()), Optional.empty());
        journal.asked(sound, sound, pinned(List.of()));
        assertThat(page.lines()).singleElement().satisfies(line -> {
            assertThat(line.get("PinSucceeded").longValue()).isEqualTo(1);
            assertThat(line.has("SoundPinned")).isFalse();
            assertThat(line.has("CharactersCharged")).isFalse();
        });
    }

    @Test
    void a_sound_that_nobody_took_is_a_zero() {
        var sound = SampleSounds.temporary(SampleSounds.newId());
        journal.asked(sound, sound, new PinReport(Optional.empty(), 1, List.of(DOWN), List.of()));
        assertThat(page.lines()).singleElement().satisfies(line -> assertThat(line.get("SoundPinned").longValue()).isZero());
    }

    private static PinReport pinned(List<Failure> failures) {
        return new PinReport(Optional.of(new PinOutcome.Pinned("kubo", Optional.empty())), failures.size() + 1, failures, List.of());
    }
}
