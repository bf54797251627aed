package dev.audiolith.track;

import java.time.Instant;
import java.util.Optional;

/// What became of one run of archiving one track, for whoever wants to know.
///
/// @param number of the run, counted from 1
/// @param sources where what was stored may have come from, as long as that is not recorded: whoever comes next with other links does not
/// believe it
public record Job(TrackId track, long number, State state, int attempts, Sources sources, Parts parts, Instant createdAt,
        Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<String> error) {

    /// A job goes from one of these to the next, and from `PROCESSING` back to `PENDING` between two attempts.
    public enum State {
        PENDING, PROCESSING, COMPLETED, FAILED
    }

    /// Of a run that begins now. Where the run before is forgotten, its track was deleted, and what lies there may come from anywhere.
    static Job first(Track queued, Tracks tracks, Instant now) {
        var number = queued.run().number();
        var last = number > 1 ? tracks.findJob(queued.id(), number - 1) : Optional.<Job>empty();
        return new Job(queued.id(), number, State.PENDING, 0,
                last.map(Job::sources).orElse(number > 1 ? Sources.FORGOTTEN : queued.sources()), queued.parts(), now,
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Of the run that is on.
    static Job of(Track track, Tracks tracks, Instant now) {
        return tracks.findJob(track.id(), track.run().number()).orElseGet(() -> first(track, tracks, now));
    }

    Job processing(Track taken, Instant now) {
        return new Job(track, number, State.PROCESSING, taken.run().attempts(), sources, taken.parts(), createdAt,
                startedAt.or(() -> Optional.of(now)), Optional.empty(), error);
    }

    /// What is stored from now on comes from these.
    Job from(Sources others) {
        return new Job(track, number, state, attempts, others, parts, createdAt, startedAt, endedAt, error);
    }

    Job again(Track setBack) {
        return new Job(track, number, State.PENDING, setBack.run().attempts(), sources, setBack.parts(), createdAt, startedAt,
                Optional.empty(), setBack.lastError());
    }

    /// What was uploaded is not kept. A run that was on before goes on.
    Job refused(Track givenBack, String why, Instant now) {
        return new Job(track, number, givenBack.run().isOn() ? State.PENDING : State.FAILED, givenBack.run().attempts(), sources, parts,
                createdAt, startedAt, givenBack.run().isOn() ? Optional.empty() : Optional.of(now), Optional.of(why));
    }

    /// Where anything is left to be looked for, the next run has to know where what lies there came from.
    Job ended(Track after, Instant now) {
        var isAll = after.isArchived() && after.parts().failed().isEmpty();
        return new Job(track, number, after.isArchived() ? State.COMPLETED : State.FAILED, after.run().attempts(),
                isAll ? after.sources() : sources, after.parts(), createdAt, startedAt, Optional.of(now), after.lastError());
    }
}
