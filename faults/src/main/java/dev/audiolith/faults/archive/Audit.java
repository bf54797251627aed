package dev.audiolith.faults.archive;

import dev.audiolith.faults.Broken;
import dev.audiolith.track.About;
import dev.audiolith.track.Job;
import dev.audiolith.track.Kept;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Now that everything has run dry: every promise is kept, and nothing is left that nobody needs.
final class Audit {
    private static final int ALL = 10_000;
    private static final Set<Job.State> ENDED = Set.of(Job.State.COMPLETED, Job.State.FAILED);

    private final Yard yard;

    Audit(Yard yard) {
        this.yard = yard;
    }

    void check(List<Owner> owners) {
        Broken.unless(yard.post().isEmpty(), "a message is left");
        yard.desks().checkWhatIsLeft();
        var tracks = yard.books().tables().all();
        tracks.forEach(this::checkRest);
        tracks.stream().filter(track -> !track.isDeleted()).forEach(this::checkState);
        checkBucket(tracks);
        owners.forEach(this::checkPromise);
        yard.plan().songs().stream().map(Song::owner).distinct().forEach(this::checkTidings);
    }

    private void checkRest(Track track) {
        Broken.unless(track.dates().dueAt().isEmpty() && !track.run().isOn(), "{} is not done", track.id());
        Broken.unless(track.isDeleted() || track.turn().holder().isEmpty(), "the turn at {} was not given back", track.id());
        yard.books().tables().jobs(track.id(), ALL).forEach(job -> {
            Broken.unless(ENDED.contains(job.state()), "job {} of {} is {} for ever", job.number(), track.id(), job.state());
            Broken.unless(job.number() <= track.run().number(), "{} has a job of a run that never was", track.id());
        });
    }

    private void checkState(Track track) {
        var song = yard.songOf(track);
        var isWaiting = !track.about().status().equals(About.COMPLETED)
                && Set.of(TrackState.REGISTERED, TrackState.FAILED).contains(track.state());
        Broken.unless(isWaiting || track.isArchived() || track.state() == TrackState.EXPIRED, "{} stays {}", song.name(), track.state());
        Broken.unless(track.state() != TrackState.EXPIRED || yard.guard().tidings().wereTold(track), "{} is lost and nobody is told",
                song.name());
        var edition = editionOf(song, track);
        if (!isWaiting && givesForEver(song, track)) {
            Broken.unless(track.isArchived() || !edition.audio().at(Instant.MAX).isGood(), "{} is lost though it could be had",
                    song.name());
        }
    }

    private boolean givesForEver(Song song, Track track) {
        var calm = yard.plan().calmAt().plus(Duration.ofMinutes(30));
        return song.goneAt().equals(Instant.MAX) && calm.isBefore(track.dates().expiresAt());
    }

    private static Song.Edition editionOf(Song song, Track track) {
        for (var edition = 0; edition < song.editions().size(); edition++) {
            if (song.sources(edition).equals(track.sources())) {
                return song.editions().get(edition);
            }
        }
        throw new Broken(song.name() + " leads to nothing that it was registered with");
    }

    private void checkBucket(List<Track> tracks) {
        var wanted = tracks.stream().filter(track -> !track.isDeleted()).flatMap(track -> track.parts().kept().values().stream())
                .map(Kept::key).collect(Collectors.toSet());
        var found = yard.bucket().real().keys();
        Broken.unless(found.containsAll(wanted), "{} is recorded where there is {}", wanted, found);
        // Whoever takes a lease for run out, by a clock that is wrong, may leave what another has recorded otherwise.
        Broken.unless(wanted.containsAll(found) || yard.plan().clocksDiffer(), "{} lies there where {} is wanted", found, wanted);
    }

    private void checkPromise(Owner owner) {
        var track = owner.id().flatMap(yard.books().tables()::find);
        switch (owner.standing()) {
            case REGISTERED -> {
                Broken.unless(track.filter(one -> !one.isDeleted()).isPresent(), "{} was taken in and is gone", owner.song().name());
                checkCover(owner, track.orElseThrow());
            }
            case DELETED -> Broken.unless(track.filter(one -> !one.isDeleted()).isEmpty(), "{} was deleted and is there",
                    owner.song().name());
            case UNKNOWN -> {
            }
        }
    }

    /// Whoever archives by hand has what there is.
    private void checkCover(Owner owner, Track track) {
        var mood = editionOf(owner.song(), track).cover().map(moods -> moods.at(Instant.MAX));
        var isDue = track.isArchived() && mood.filter(Song.Mood::isGood).isPresent() && givesForEver(owner.song(), track);
        Broken.unless(!isDue || owner.hasHandedIn() || track.parts().of(Part.COVER).isPresent(), "the cover of {} is left out",
                owner.song().name());
    }

    private void checkTidings(String owner) {
        var told = yard.books().tables().notices(owner, ALL, Optional.empty()).items().stream().map(Notice::id).toList();
        Broken.unless(Set.copyOf(told).equals(yard.guard().tidings().of(owner)), "{} is told {}", owner, told);
    }
}
