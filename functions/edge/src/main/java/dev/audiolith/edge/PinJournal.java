package dev.audiolith.edge;

import dev.audiolith.failure.Failure;
import dev.audiolith.pin.PinReport;
import dev.audiolith.sound.PinWitness;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes a line each time that providers were asked for a sound: who took it, who failed and how, how long it took, and what a new
/// sound cost. Whichever door asked, so none can forget to measure.
public final class PinJournal implements PinWitness {
    private final Journal journal;

    public PinJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void asked(Sound before, Sound after, PinReport report) {
        var outcome = Outcome.of(report.pinned().isPresent() ? "PINNED" : "NOT_PINNED")
                .note("soundId", after.id().text())
                .note("state", after.state())
                .note("failures", report.failures().stream().map(failure -> failure.by() + " " + failure.kind()).toList());
        journal.event(outcome.measured(measured(before, after, report)));
    }

    private static List<Measurement> measured(Sound before, Sound after, PinReport report) {
        var all = new ArrayList<Measurement>();
        report.failures().stream().map(Failure::by).forEach(by -> all.add(Measurement.of(Metric.PIN_SUCCEEDED, by, false)));
        report.pinned().ifPresent(pinned -> all.add(Measurement.of(Metric.PIN_SUCCEEDED, pinned.provider(), true)));
        if (before.state().isPending()) {
            all.add(Measurement.of(Metric.SOUND_PINNED, after.state() == SoundState.PINNED));
            if (before.attempts().made() == 0) {
                // Nobody was asked for it before: it is new.
                all.add(Measurement.of(Metric.CHARACTERS_CHARGED, before.audio().characterCost()));
                all.add(Measurement.of(Metric.BYTES_STORED, before.audio().digests().bytes()));
            }
            if (before.state() == SoundState.TEMPORARY && after.state() == SoundState.UNPINNED) {
                all.add(Measurement.of(Metric.SOUNDS_UNPINNED, 1));
            }
            report.pinned().flatMap(_ -> after.pin()).ifPresent(pin -> all.add(Measurement.of(Metric.TIME_TO_IPFS,
                    Math.max(0, Duration.between(after.life().createdAt(), pin.pinnedAt()).toMillis()))));
        }
        return all;
    }
}
