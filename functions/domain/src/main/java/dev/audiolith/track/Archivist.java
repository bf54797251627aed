package dev.audiolith.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Archives one track that was sent for: takes the turn, fetches what is missing, records what came of it.
///
/// Sent twice is harmless: of two who have the message, one gets the turn. Whoever dies leaves the turn to run out and the track due again;
/// what had been stored by then is found and not fetched again.
public final class Archivist {
    /// Beyond the deadline of whoever works: nobody may take over while that one can still store something.
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);
    /// Failed tracks are tried again when a quarter of their time has passed, within these bounds.
    private static final Duration SOONEST = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofHours(12);
    private static final int PART_OF_LIFE = 4;
    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(2);
    /// So long after its time a track is not given up for a trouble of our own.
    private static final Duration GRACE = Duration.ofDays(1);
    /// Of what fails in these ways, nothing comes back by itself.
    private static final Set<FailureKind> GONE = Set.of(FailureKind.NOT_FOUND, FailureKind.FORBIDDEN, FailureKind.RETIRED,
            FailureKind.CORRUPT_ANSWER);

    private final Tracks tracks;
    private final ArchiveQueue queue;
    private final Keeping keeping;
    private final HostGate gate;
    private final Recovery recovery;
    private final Attempts attempts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Clearing clearing;

    /// How often the files are asked for in one run, and how long after the n-th failure it is done again: n times `delay`.
    public record Attempts(int most, Duration delay) {
        Duration after(int failures) {
            var wait = delay.multipliedBy(failures);
            return wait.compareTo(ArchiveQueue.LONGEST_DELAY) > 0 ? ArchiveQueue.LONGEST_DELAY : wait;
        }
    }

    public Archivist(Tracks tracks, ArchiveQueue queue, Keeping keeping, TrackBytes bytes, HostGate gate, Recovery recovery,
            Attempts attempts, InstantSource clock, RandomGenerator random) {
        this.tracks = tracks;
        this.queue = queue;
        this.keeping = keeping;
        this.gate = gate;
        this.recovery = recovery;
        this.attempts = attempts;
        this.clock = clock;
        this.random = random;
        this.clearing = new Clearing(tracks, bytes, clock);
    }

    /// What came of one message.
    public sealed interface Done {
        /// Kept and recorded; parts other than the audio may be missing.
        record Archived(Track track) implements Done {}

        /// It failed, or there was no place at its host; a message about it is under way.
        record PutOff(Track track, Optional<Failure> why) implements Done {}

        /// This run is over; the next one tries again while the files exist.
        record Failed(Track track, Failure why) implements Done {}

        /// The files were gone.
        record Expired(Track track, Failure why) implements Done {}

        /// It is not there, or done, or another works on it, or it was deleted.
        record NothingToDo() implements Done {}
    }

    public Done perform(TrackId id, Deadline deadline) {
        var found = tracks.find(id);
        found.filter(Track::isToBeCleared).ifPresent(deleted -> clearing.ofDeleted(deleted, newHolder(), leaseFor(deadline)));
        return found.filter(track -> !track.isDeleted() && track.run().isOn() && !track.turn().isTaken(clock.instant()))
                .map(track -> perform(track, deadline)).orElseGet(Done.NothingToDo::new);
    }

    private Done perform(Track free, Deadline deadline) {
        if (free.run().attempts() >= attempts.most()) {
            return abandon(free, deadline);
        }
        var pass = gate.enter(HostGate.hostOf(free.sources().audio()), leaseFor(deadline));
        if (pass.isEmpty()) {
            return putOff(free);
        }
        try {
            return take(free, deadline);
        } finally {
            gate.leave(pass.get());
        }
    }

    /// Its message is here, so it does not count as lost. Where the record says otherwise meanwhile, another one is under way.
    private Done putOff(Track free) {
        var now = now();
        if (free.dates().isDue(now) && !Change.of(free, free.sentAgain(Dispatch.again(free, now))).isWrittenTo(tracks)) {
            return new Done.NothingToDo();
        }
        queue.send(free.id(), UNTIL_A_PLACE_IS_FREE.plusMillis(random.nextLong(UNTIL_A_PLACE_IS_FREE.toMillis())));
        return new Done.PutOff(free, Optional.empty());
    }

    private Done take(Track free, Deadline deadline) {
        var mine = free.taken(newHolder(), leaseFor(deadline));
        var job = Job.of(free, tracks, now()).processing(mine, now());
        if (!Change.of(free, mine).with(job).isWrittenTo(tracks)) {
            return new Done.NothingToDo();
        }
        return job.sources().equals(mine.sources()) ? attempt(mine, job, deadline) : attemptAfresh(mine, job, deadline);
    }

    /// The record says of which links what lies there is: of the old ones until that is gone, of the new ones before anything comes from them.
    private Done attemptAfresh(Track mine, Job job, Deadline deadline) {
        clearing.ofOtherLinks(mine, job);
        var still = mine.stillTaken();
        var afresh = job.from(still.sources());
        return Change.of(mine, still).with(afresh).isWrittenTo(tracks) ? attempt(still, afresh, deadline) : lost(mine);
    }

    /// All who tried it died of it, or with it: the next would as well.
    private Done abandon(Track free, Deadline deadline) {
        var mine = free.beingCleared(newHolder(), leaseFor(deadline));
        if (!Change.of(free, mine).isWrittenTo(tracks)) {
            return new Done.NothingToDo();
        }
        var why = Failure.of(FailureKind.TIMED_OUT, Failure.OUR_STORE, "whoever fetched it did not come back");
        var job = Job.of(mine, tracks, now());
        if (!mine.isArchived()) {
            return failedOrExpired(mine, job, mine.parts(), why);
        }
        return archived(mine, job, mine.parts(), Optional.of(why));
    }

    private Done attempt(Track mine, Job job, Deadline deadline) {
        var parts = mine.parts();
        Optional<Failure> first = Optional.empty();
        for (var part : Part.values()) {
            var source = mine.sources().of(part);
            if (source.isEmpty() || parts.of(part).isPresent()) {
                continue;
            }
            switch (keeping.keep(mine, part, source.get(), deadline)) {
                case Keeping.Came.Stored(var file) -> parts = parts.with(part, file);
                case Keeping.Came.NotStored(var failure) -> {
                    parts = parts.without(part);
                    first = first.or(() -> Optional.of(failure));
                }
            }
            if (parts.of(Part.AUDIO).isEmpty()) {
                return lacksAudio(mine, job, parts, first.orElseThrow());
            }
        }
        return archived(mine, job, parts, first);
    }

    private Done archived(Track mine, Job job, Parts parts, Optional<Failure> missing) {
        var now = now();
        var again = missing.filter(why -> !parts.failed().isEmpty() && !isTooLate(mine, why)).map(_ -> later(mine, now));
        if (missing.isPresent() && again.isEmpty()) {
            clearing.ofUnrecorded(mine, parts);
        }
        var next = mine.archived(parts, missing.map(Failure::message), now, again);
        return end(mine, next, job, Optional.empty(), new Done.Archived(next));
    }

    private Done lacksAudio(Track mine, Job job, Parts parts, Failure why) {
        var now = now();
        var isGone = GONE.contains(why.kind()) && (mine.dates().haveExpired(now) || why.kind() == FailureKind.RETIRED);
        if (isGone) {
            return gone(mine, job, parts, why);
        }
        if (mine.run().attempts() < attempts.most()) {
            return setBack(mine, job, parts, why);
        }
        return failedOrExpired(mine, job, parts, why);
    }

    private Done failedOrExpired(Track mine, Job job, Parts parts, Failure why) {
        if (isTooLate(mine, why)) {
            return gone(mine, job, parts, why);
        }
        var next = mine.failed(parts, why.message(), later(mine, now()));
        if (!next.isOpen()) {
            clearing.ofUnrecorded(mine, parts);
        }
        return end(mine, next, job, Optional.of(Notice.Kind.TRACK_FAILED), new Done.Failed(next, why));
    }

    private boolean isTooLate(Track mine, Failure why) {
        var isOurs = why.by().equals(Failure.OUR_STORE);
        return mine.dates().haveExpired(isOurs ? now().minus(GRACE) : now());
    }

    /// The record first: a message that comes before it would find the turn taken.
    private Done setBack(Track mine, Job job, Parts parts, Failure why) {
        var usual = attempts.after(mine.run().attempts());
        var wait = why.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
        var delay = wait.compareTo(ArchiveQueue.LONGEST_DELAY) > 0 ? ArchiveQueue.LONGEST_DELAY : wait;
        var next = mine.setBack(parts, why.message(), Dispatch.again(mine, now().plus(delay)));
        if (!Change.of(mine, next).with(job.again(next)).isWrittenTo(tracks)) {
            return lost(mine);
        }
        queue.send(mine.id(), delay);
        return new Done.PutOff(next, Optional.of(why));
    }

    private Done gone(Track mine, Job job, Parts parts, Failure why) {
        // Those who died of it asked nobody.
        var mayTry = mine.run().attempts() < attempts.most() || job.error().isEmpty();
        var fresh = mayTry ? recovery.freshLinks(mine).filter(links -> !links.equals(mine.sources())) : Optional.<Sources>empty();
        if (fresh.isPresent()) {
            return setBack(mine.leadingTo(fresh.get(), attempts.most() - 1), job, parts, why);
        }
        clearing.ofUnrecorded(mine, parts);
        var next = mine.expired(parts, why.message());
        return end(mine, next, job, Optional.of(Notice.Kind.TRACK_EXPIRED), new Done.Expired(next, why));
    }

    private Done end(Track mine, Track next, Job job, Optional<Notice.Kind> tell, Done done) {
        var now = now();
        var change = Change.of(mine, next).with(job.ended(next, now));
        var told = tell.map(kind -> change.with(Notice.of(kind, next, now))).orElse(change);
        return told.isWrittenTo(tracks) ? done : lost(mine);
    }

    /// Another has it, or its owner has deleted it: what was stored meanwhile is not wanted then.
    private Done lost(Track mine) {
        tracks.find(mine.id()).filter(Track::isDeleted).ifPresent(clearing::all);
        return new Done.NothingToDo();
    }

    /// Less and less often after its time as well.
    private static Instant later(Track track, Instant now) {
        var left = Duration.between(now, track.dates().expiresAt()).abs().dividedBy(PART_OF_LIFE);
        var wait = left.compareTo(SOONEST) < 0 ? SOONEST : left.compareTo(LATEST) > 0 ? LATEST : left;
        return now.plus(wait).truncatedTo(ChronoUnit.MILLIS);
    }

    private String newHolder() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    private static Instant leaseFor(Deadline deadline) {
        return deadline.at().plus(LEASE_MARGIN).truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
