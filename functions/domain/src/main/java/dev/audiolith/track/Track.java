package dev.audiolith.track;

import dev.audiolith.time.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Music that an outside provider made: whose it is, where its files lie until when, and what we keep of it.
///
/// Every change gives a new value with the next `version`, and [Tracks] writes it only over the version before: one who lost the turn, or
/// whose track was deleted meanwhile, can write nothing any more.
///
/// @param lastError what went wrong last, in our words
public record Track(TrackId id, String owner, About about, TrackState state, Sources sources, Dates dates, Parts parts, Turn turn, Run run,
        Optional<Instant> archivedAt, Optional<String> lastError, long version) {

    /// How long it is known that there was one: longer than a message about it can lie in the queue, and, sent again from among the dead
    /// letters on their last day, lie there once more; and far longer than anybody works on it.
    static final Duration TOMBSTONE = ArchiveQueue.LONGEST_KEPT.multipliedBy(2).plusDays(2);

    /// A track that nobody knew, or that was deleted and is registered again: nothing of what it had counts any more. Whoever still works
    /// on the deleted one, or clears it away, can record nothing, but may store or delete something, so nobody else begins before that one
    /// must have ended.
    ///
    /// No version is ever given twice, also where the tombstone is forgotten: the first is the time, and no track changes a thousand times a
    /// second.
    static Track registered(TrackId id, String owner, Registration what, Dates dates, Optional<Track> deleted, Instant now) {
        var turn = deleted.map(Track::turn).orElse(Turn.NOBODYS);
        var run = deleted.map(Track::run).orElse(Run.NONE).over();
        var clearing = what.about().isCompleted() ? Optional.<Instant>empty() : deleted.flatMap(before -> before.dates().dueAt());
        return new Track(id, owner, what.about(), TrackState.REGISTERED, what.sources(), clearing.map(dates::dueAt).orElse(dates),
                Parts.NONE, turn, run, Optional.empty(), Optional.empty(),
                deleted.map(before -> before.version() + 1).orElse(now.toEpochMilli()));
    }

    /// The same track with fresh links, or finished by its provider. Whoever works with the old ones is waited for; a run that is on goes on
    /// with the new ones.
    Track renewed(Registration what, Dates fresh) {
        var nothingFailed = new Parts(parts.kept(), Set.of());
        return new Track(id, owner, what.about(), run.isOn() ? TrackState.DUE : TrackState.REGISTERED, what.sources(), fresh,
                nothingFailed, turn, run.afresh(), archivedAt, lastError, version + 1);
    }

    public boolean isArchived() {
        return state == TrackState.ARCHIVED;
    }

    public boolean isDeleted() {
        return state == TrackState.DELETED;
    }

    /// Whether nothing of it is wanted: it was deleted, or registered again after that before its provider is done with it.
    boolean isToBeCleared() {
        return isDeleted() || (state == TrackState.REGISTERED && !about.isCompleted() && dates.dueAt().isPresent());
    }

    /// Whether there is anything left that could be fetched.
    boolean isOpen() {
        return switch (state) {
            case REGISTERED, DUE, ARCHIVING, FAILED -> about.isCompleted();
            case ARCHIVED -> !parts.failed().isEmpty();
            case EXPIRED, DELETED -> false;
        };
    }

    /// Sent for again in the same run: its message, or whoever had it, seems to be lost.
    Track sentAgain(Instant again) {
        return with(state, dates.dueAt(again), turn, run, lastError);
    }

    /// Another date in the same step: part of the change that comes next.
    Track dueAgain(Instant again) {
        return new Track(id, owner, about, state, sources, dates.dueAt(again), parts, turn, run, archivedAt, lastError, version);
    }

    /// Sent for; sent for again at `again` unless it is done by then.
    Track queued(Instant again) {
        return with(isArchived() ? TrackState.ARCHIVED : TrackState.DUE, dates.dueAt(again), turn, run.next(), lastError);
    }

    Track taken(String holder, Instant until) {
        return with(isArchived() ? TrackState.ARCHIVED : TrackState.ARCHIVING, dates, turn.given(holder, until), run.attempted(),
                lastError);
    }

    /// By the same one, who has found out more.
    Track stillTaken() {
        return with(state, dates, turn, run, lastError);
    }

    /// Taken by one who has files of it. Should that one die, it is sent for when the turn has run out.
    ///
    /// What had come to an end stays so until they are found good: given back, it would come to the same end once more, and be told again.
    Track takenByHand(String holder, Instant until) {
        var hasEnded = EnumSet.of(TrackState.ARCHIVED, TrackState.FAILED, TrackState.EXPIRED).contains(state);
        return with(hasEnded ? state : TrackState.ARCHIVING, dates.dueAt(until), turn.given(holder, until),
                (run.isOn() ? run : run.next()).attempted(), lastError);
    }

    /// As it was `before` it was taken by hand.
    Track givenBack(Track before) {
        return with(before.state, before.dates, turn.freed(), before.run.isOn() ? before.run : run.over(), lastError);
    }

    /// The same with fresh links; a part of the change that comes next.
    Track leadingTo(Sources fresh, int mostAttempts) {
        return new Track(id, owner, about, state, fresh, dates, parts, turn, run.withAtMost(mostAttempts), archivedAt, lastError, version);
    }

    Track setBack(Parts soFar, String error, Instant again) {
        return new Track(id, owner, about, isArchived() ? TrackState.ARCHIVED : TrackState.DUE, sources, dates.dueAt(again), soFar,
                turn.freed(), run, archivedAt, Optional.of(error), version + 1);
    }

    /// Its audio is kept. Parts that could not be had are looked for again, until their time has come.
    Track archived(Parts all, Optional<String> error, Instant now, Optional<Instant> again) {
        return new Track(id, owner, about, TrackState.ARCHIVED, sources, again.map(dates::dueAt).orElseGet(dates::settled), all,
                turn.freed(),
                run.over(), archivedAt.or(() -> Optional.of(now)), error, version + 1);
    }

    /// Looked at again, unless its provider was not done with it: then whoever says that it is has it sent for.
    Track failed(Parts soFar, String error, Instant again) {
        return new Track(id, owner, about, TrackState.FAILED, sources, about.isCompleted() ? dates.dueAt(again) : dates.settled(), soFar,
                turn.freed(), run.over(), archivedAt,
                Optional.of(error), version + 1);
    }

    Track expired(Parts soFar, String error) {
        return new Track(id, owner, about, TrackState.EXPIRED, sources, dates.settled(), soFar, turn.freed(), run.over(), archivedAt,
                Optional.of(error), version + 1);
    }

    /// Looked at again once whoever works on it now must have ended: that one may still store what nobody wants any more. Whoever deletes it
    /// has its turn meanwhile: registered again, it is not to lose what is fetched for it anew.
    ///
    /// Nothing stays that its owner had said of it, but that it was there.
    Track deleted(Instant now, Instant again) {
        var end = turn.until().filter(again::isBefore).orElse(again);
        return new Track(id, owner, about.forgotten(), TrackState.DELETED, Sources.FORGOTTEN,
                Dates.ofTombstone(now, now.plus(TOMBSTONE)).dueAt(end), Parts.NONE,
                new Turn(turn.fence() + 1, Optional.of(end), Optional.empty()), run.over(), Optional.empty(), Optional.empty(),
                version + 1);
    }

    /// Taken by one who clears away what is left of it; due again should that one die.
    Track beingCleared(String holder, Instant until) {
        return with(state, dates.dueAt(until), turn.given(holder, until), run, lastError);
    }

    /// One of which nothing is left to be cleared away. Only from now on can a deleted one be forgotten.
    Track cleared(Instant now) {
        var settled = isDeleted() ? Dates.ofTombstone(dates.createdAt(), now.plus(TOMBSTONE)) : dates.settled();
        return with(state, settled, turn.freed(), run, lastError);
    }

    private Track with(TrackState next, Dates when, Turn whose, Run which, Optional<String> error) {
        return new Track(id, owner, about, next, sources, when, parts, whose, which, archivedAt, error, version + 1);
    }
}
