package dev.audiolith.track;

import java.time.Instant;
import java.util.Optional;

/// What became of one run of archiving one track, for whoever wants to know.
///
/// @param number of the run, counted from 1
public record Job(TrackId track, long number, State state, int attempts, Sources sources, Parts parts, Instant createdAt,
        Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<String> error) {

    /// A job goes from one of these to the next, and from `PROCESSING` back to `PENDING` between two attempts.
    public enum State {
        PENDING, PROCESSING, COMPLETED, FAILED
    }

    static Job pending(Track queued, Instant now) {
        return new Job(queued.id(), queued.run().number(), State.PENDING, 0, queued.sources(), queued.parts(), now, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    Job processing(Track taken, Instant now) {
        return new Job(track, number, State.PROCESSING, taken.run().attempts(), taken.sources(), taken.parts(), createdAt,
                startedAt.or(() -> Optional.of(now)), Optional.empty(), error);
    }

    Job again(Track setBack) {
        return new Job(track, number, State.PENDING, setBack.run().attempts(), setBack.sources(), setBack.parts(), createdAt, startedAt,
                Optional.empty(), setBack.lastError());
    }

    /// What was uploaded is not kept. A run that was on before goes on.
    Job refused(Track givenBack, String why, Instant now) {
        return new Job(track, number, givenBack.run().isOn() ? State.PENDING : State.FAILED, givenBack.run().attempts(), sources, parts,
                createdAt, startedAt, givenBack.run().isOn() ? Optional.empty() : Optional.of(now), Optional.of(why));
    }

    Job ended(Track after, Instant now) {
        return new Job(track, number, after.isArchived() ? State.COMPLETED : State.FAILED, after.run().attempts(), after.sources(),
                after.parts(), createdAt, startedAt, Optional.of(now), after.lastError());
    }
}
