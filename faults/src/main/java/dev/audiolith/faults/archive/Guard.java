package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import dev.audiolith.track.Change;
import dev.audiolith.track.Kept;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at the tables and the bucket after every single step: no change may ever be one that must not be made.
final class Guard {
    private final Yard yard;
    private final Tidings tidings = new Tidings();
    private final Map<TrackId, Shift> working = new HashMap<>();
    private final Map<TrackId, Shift> deleters = new HashMap<>();
    private final List<Pour> pouring = new ArrayList<>();

    Guard(Yard yard) {
        this.yard = yard;
    }

    Tidings tidings() {
        return tidings;
    }

    void committed(Change change) {
        var after = change.after();
        var door = yard.hours().atWork().map(Shift::door).orElse("");
        Broken.unless(after.version() > change.before().map(Track::version).orElse(0L), "{} goes over what is there", after.id());
        change.before().ifPresent(before -> checkStep(before, after, door));
        if (!yard.plan().clocksDiffer()) {
            after.parts().kept().values().forEach(file -> checkKept(after, file));
        }
        checkOrigins(change.before(), after);
        checkTurn(change);
        checkCounts(Optional.of(after.owner()));
        checkCounts(Optional.empty());
        tidings.committed(change, door);
        if (door.equals(Owner.DELETE)) {
            yard.hours().atWork().ifPresent(shift -> deleters.put(after.id(), shift));
        }
    }

    boolean hasDeleted(Shift shift, TrackId id) {
        return Optional.ofNullable(deleters.get(id)).filter(one -> one == shift).isPresent();
    }

    private void checkStep(Track before, Track after, String door) {
        Broken.unless(before.owner().equals(after.owner()), "{} changes hands", after.id());
        Broken.unless(!before.isDeleted() || after.isDeleted() || door.equals(Owner.REGISTER),
                "{} was deleted and comes back by {}", after.id(), door);
        Broken.unless(before.isDeleted() || !after.isDeleted() || door.equals(Owner.DELETE), "{} is deleted by {}",
                after.id(), door);
        Broken.unless(!before.isArchived() || after.isArchived() || after.isDeleted(), "{} was archived and is not any more", after.id());
        Broken.unless(
                before.isDeleted() || after.isDeleted() || after.parts().kept().entrySet().containsAll(before.parts().kept().entrySet()),
                "{} forgets what is kept of it", after.id());
        var hasExpired = after.state() == TrackState.EXPIRED && before.state() != TrackState.EXPIRED;
        Broken.unless(!hasExpired || !yard.askersNow().isBefore(after.dates().expiresAt())
                || yard.plan().clocksDiffer()
                || yard.songOf(after).editions().stream().anyMatch(one -> one.audio().at(Instant.MAX) == Song.Mood.HAS_ENDED),
                "{} is given up before its time", after.id());
    }

    /// What a record says lies in the bucket does.
    private void checkKept(Track track, Kept file) {
        if (track.isDeleted()) {
            return;
        }
        var content = yard.bucket().content(file.key()).orElseThrow(() -> new Broken("nothing lies under " + file.key()));
        Broken.unless(content.length == file.bytes() && sha256(content).equals(file.sha256()),
                "{} holds something else than the record says",
                file.key());
    }

    /// What is recorded now comes from the links that it has now, or from its owner.
    private void checkOrigins(Optional<Track> before, Track after) {
        after.parts().kept().forEach((part, file) -> {
            if (!after.isDeleted() && !yard.plan().clocksDiffer() && before.flatMap(track -> track.parts().of(part)).isEmpty()) {
                var link = after.sources().of(part).map(Object::toString).orElse("none");
                Broken.unless(originsOf(file.key()).stream().anyMatch(one -> one.isDisk() || one.from().equals(link)),
                        "{} does not come from {}", file.key(), link);
            }
        });
    }

    private void checkTurn(Change change) {
        var id = change.after().id();
        var holder = change.after().turn().holder();
        var shift = yard.hours().atWork();
        // One who is gone cannot take a turn any more, though its word for it may still arrive.
        if (holder.isPresent() && !holder.equals(change.before().flatMap(before -> before.turn().holder()))) {
            var other = Optional.ofNullable(working.get(id)).filter(one -> !one.isDead() && shift.isPresent() && one != shift.get());
            Broken.unless(
                    attempts(change.after()) <= Staff.ATTEMPTS || attempts(change.after()) == change.before().map(Guard::attempts).orElse(0)
                            || shift.map(Shift::door).filter(Rounds.WORKER::equals).isEmpty(),
                    "{} is tried once too often", id);
            Broken.unless(other.isEmpty() || yard.plan().clocksDiffer(), "two work at {} at once", id);
            shift.ifPresent(one -> working.put(id, one));
        } else if (holder.isEmpty() && shift.isPresent() && shift.get() == working.get(id)) {
            working.remove(id);
        }
    }

    /// Who takes a turn only to give up, or to clear away, makes none.
    private static int attempts(Track track) {
        return track.run().attempts();
    }

    private void checkCounts(Optional<String> owner) {
        var counted = yard.books().statistics(owner, yard.now());
        var recount = yard.books().tables().statistics(owner, yard.now());
        Broken.unless(counted.equals(recount), "{} is counted where there is {}", counted, recount);
    }

    /// Nothing that was not found good is ever to be read, and nothing that is another's.
    void stored(String key) {
        var origins = originsOf(key);
        Broken.unless(!origins.isEmpty(), "what was not verified lies under {}", key);
        Broken.unless(origins.stream().anyMatch(origin -> isPlaceOf(key, origin)), "another's file lies under {}", key);
        // Whoever takes a lease for run out, by a clock that is wrong, may store once more; it is as good a file, of the same track.
        if (!yard.plan().clocksDiffer()) {
            owningRecords(key).forEach(track -> track.parts().kept().values().forEach(file -> checkKept(track, file)));
        }
    }

    void deleted(String key) {
        owningRecords(key).forEach(track -> {
            throw new Broken(key + " is deleted, and " + track.id() + " is not");
        });
    }

    private List<Track> owningRecords(String key) {
        return yard.books().tables().all().stream()
                .filter(track -> !track.isDeleted() && track.parts().kept().values().stream().anyMatch(file -> file.key().equals(key)))
                .toList();
    }

    private boolean isPlaceOf(String key, Origin origin) {
        var song = yard.plan().songs().get(origin.song());
        return key.startsWith(origin.part().prefix() + song.owner() + "/");
    }

    private Set<Origin> originsOf(String key) {
        return yard.bucket().content(key).map(yard.pressing()::originsOf).orElse(Set.of());
    }

    /// No provider is asked for what lies in the bucket already.
    void asks(Shift shift, Origin origin) {
        if (yard.plan().clocksDiffer()) {
            return;
        }
        var kept = yard.bucket().real().keys().stream().filter(key -> originsOf(key).contains(origin)).findFirst();
        Broken.unless(kept.isEmpty(), "{} is fetched again though it is here", origin.from());
        Broken.unless(shift.passes().stream().anyMatch(pass -> origin.from().contains(pass.host())), "{} is fetched without a place",
                origin.from());
    }

    void pours(Pour pour) {
        pouring.add(pour);
        var atOnce = pouring.stream().filter(one -> !one.shift().isDead() && one.song().number() % 2 == pour.song().number() % 2).count();
        Broken.unless(atOnce <= yard.plan().hosts().places() || yard.plan().clocksDiffer(), "a host is asked for {} files at once", atOnce);
    }

    void poured(Pour pour) {
        pouring.remove(pour);
    }

    /// Whoever ended well has given back what was lent.
    void ended(Shift shift) {
        working.values().removeIf(one -> one == shift);
        Broken.unless(shift.passes().isEmpty() || shift.isTroubled(), "a place at a host is not given back");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
