package dev.audiolith.faults.archive;

import dev.audiolith.time.Turn;
import dev.audiolith.track.Change;
import dev.audiolith.track.Dates;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.Tracks;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What would be, if what is read from the tables or written to them were handled with less care.
final class TableBlunders {

    static Tracks writeOverAnything(Tracks tracks) {
        return writing(tracks, change -> new Change(tracks.find(change.after().id()), change.after(), change.job(), change.notice()));
    }

    static Tracks seeNoTurns(Tracks tracks) {
        return new PassedOn.Tables(tracks) {
            @Override
            public Optional<Track> find(TrackId id) {
                return super.find(id).map(track -> with(track, track.dates(), track.turn().freed()));
            }
        };
    }

    static Tracks compareNoLinks(Tracks tracks) {
        return new PassedOn.Tables(tracks) {
            @Override
            public Optional<Job> findJob(TrackId id, long number) {
                return super.findJob(id, number).map(job -> find(id).map(track -> new Job(job.track(), job.number(), job.state(),
                        job.attempts(), track.sources(), job.parts(), job.createdAt(), job.startedAt(), job.endedAt(), job.error()))
                        .orElse(job));
            }
        };
    }

    static Tracks countApart(Tracks tracks, Counting counting) {
        return new PassedOn.Tables(tracks) {
            @Override
            public boolean commit(Change change) {
                var isDone = super.commit(change);
                if (isDone) {
                    counting.count(change);
                }
                return isDone;
            }
        };
    }

    static Tracks tellApart(Tracks tracks) {
        return new PassedOn.Tables(tracks) {
            @Override
            public boolean commit(Change change) {
                var isDone = super.commit(new Change(change.before(), change.after(), change.job(), Optional.empty()));
                if (isDone && change.notice().isPresent()) {
                    tell(tracks, change.after(), change.notice());
                }
                return isDone;
            }
        };
    }

    /// Whoever gets a message about one that came to a bad end says so.
    static Tracks tellWithEveryDelivery(Tracks tracks, Machine machine) {
        return new PassedOn.Tables(tracks) {
            @Override
            public Optional<Track> find(TrackId id) {
                var track = super.find(id);
                if (machine.shift().door().equals(Rounds.WORKER) && track.filter(one -> one.state() == TrackState.FAILED).isPresent()) {
                    var end = track.get();
                    var now = machine.now();
                    var notice = new Notice(end.owner(), now.toEpochMilli() + "-" + id, Notice.Kind.TRACK_FAILED, id, end.about().title(),
                            "",
                            now);
                    tell(tracks, end, Optional.of(notice));
                }
                return super.find(id);
            }
        };
    }

    static Tracks missNoMessages(Tracks tracks) {
        return writing(tracks, change -> change.after().run().isOn()
                ? with(change, with(change.after(), dueNever(change.after().dates()), change.after().turn()))
                : change);
    }

    static Tracks forgetWhoDeleted(Tracks tracks, Machine machine) {
        return new PassedOn.Tables(tracks) {
            @Override
            public Optional<Track> find(TrackId id) {
                return super.find(id).map(track -> track.isDeleted() && machine.shift().door().equals(Owner.REGISTER)
                        ? with(track, track.dates(), track.turn().freed())
                        : track);
            }
        };
    }

    static Tracks waitForNobody(Tracks tracks, Machine machine) {
        return writing(tracks, change -> machine.shift().door().equals(Owner.REGISTER)
                ? with(change, with(change.after(), change.after().dates(), change.after().turn().freed()))
                : change);
    }

    static Tracks recogniseNoWrite(Tracks tracks) {
        return new PassedOn.Tables(tracks) {
            private final Set<TrackId> refused = new HashSet<>();

            @Override
            public boolean commit(Change change) {
                var isDone = super.commit(change);
                if (!isDone) {
                    refused.add(change.after().id());
                }
                return isDone;
            }

            @Override
            public Optional<Track> find(TrackId id) {
                return refused.remove(id) ? Optional.empty() : super.find(id);
            }
        };
    }

    static Tracks mixOwners(Tracks tracks) {
        return new PassedOn.Tables(tracks) {
            @Override
            public Page<Track> ofOwner(String owner, int limit, Optional<String> cursor) {
                return pending(Optional.empty(), limit, cursor);
            }
        };
    }

    private static void tell(Tracks tracks, Track track, Optional<Notice> notice) {
        var same = new Track(track.id(), track.owner(), track.about(), track.state(), track.sources(), track.dates(), track.parts(),
                track.turn(), track.run(), track.archivedAt(), track.lastError(), track.version() + 1);
        tracks.commit(new Change(Optional.of(track), same, Optional.empty(), notice));
    }

    private static Tracks writing(Tracks tracks, UnaryOperator<Change> what) {
        return new PassedOn.Tables(tracks) {
            @Override
            public boolean commit(Change change) {
                return super.commit(what.apply(change));
            }
        };
    }

    private static Change with(Change change, Track after) {
        return new Change(change.before(), after, change.job(), change.notice());
    }

    private static Track with(Track track, Dates dates, Turn turn) {
        return new Track(track.id(), track.owner(), track.about(), track.state(), track.sources(), dates, track.parts(), turn, track.run(),
                track.archivedAt(), track.lastError(), track.version());
    }

    private static Dates dueNever(Dates dates) {
        return new Dates(dates.createdAt(), dates.expiresAt(), dates.archiveAt(), Optional.empty());
    }

    private TableBlunders() {}
}
