package dev.audiolith.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Archives a track from files that its owner has, where its provider's are gone or cannot be reached. They are verified like any other:
/// nothing is archived because somebody says so.
public final class ManualArchive {
    private static final Duration TO_UPLOAD = Duration.ofHours(1);
    /// Beyond the deadline of whoever verifies.
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    private final Tracks tracks;
    private final TrackUploads uploads;
    private final Keeping keeping;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Clearing clearing;

    public ManualArchive(Tracks tracks, TrackUploads uploads, Keeping keeping, TrackBytes bytes, InstantSource clock,
            RandomGenerator random) {
        this.tracks = tracks;
        this.uploads = uploads;
        this.keeping = keeping;
        this.clock = clock;
        this.random = random;
        this.clearing = new Clearing(tracks, bytes, clock);
    }

    /// What came of a confirmation.
    public sealed interface Confirmed {
        /// All that was uploaded is kept.
        record Archived(Track track) implements Confirmed {}

        /// What was uploaded as this part cannot be kept, so nothing changed.
        record Refused(Part part, Failure why) implements Confirmed {}

        /// There is no upload, or none of the audio that is needed.
        record NothingUploaded() implements Confirmed {}

        /// Somebody archives it now, or it was changed at this moment: later there may be no need.
        record Busy() implements Confirmed {}
    }

    /// Where to put the files.
    public Map<Part, TrackUploads.Place> request(Track track, Map<Part, TrackUploads.Announced> files) {
        var places = new EnumMap<Part, TrackUploads.Place>(Part.class);
        files.forEach((part, file) -> places.put(part, uploads.place(track, part, file, TO_UPLOAD)));
        return places;
    }

    /// Verifies what was uploaded, and archives the track with it.
    public Confirmed confirm(Track found, Deadline deadline) {
        var now = now();
        if (found.turn().isTaken(now)) {
            return new Confirmed.Busy();
        }
        if (found.isArchived() && !isAnythingUploaded(found)) {
            clearUploads(found);
            return new Confirmed.Archived(found);
        }
        var holder = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        var until = deadline.at().plus(LEASE_MARGIN).truncatedTo(ChronoUnit.MILLIS);
        var mine = found.takenByHand(holder, until);
        var before = Job.of(mine, tracks, now);
        var job = before.from(before.sources().orUploads()).processing(mine, now);
        return Change.of(found, mine).with(job).isWrittenTo(tracks)
                ? new Verifying(found, mine, job, deadline).confirm()
                : new Confirmed.Busy();
    }

    /// Confirmed again, it is what it was.
    private boolean isAnythingUploaded(Track track) {
        return Arrays.stream(Part.values()).filter(part -> track.parts().of(part).isEmpty()).anyMatch(part -> {
            try (var upload = uploads.open(track, part).orElse(null)) {
                return upload != null;
            } catch (IOException e) {
                throw new StorageUnavailable("read an upload", e);
            }
        });
    }

    private void clearUploads(Track track) {
        for (var part : Part.values()) {
            uploads.delete(track, part);
        }
    }

    /// One confirmation on its way: what was uploaded as each part that is not kept yet is verified, and kept.
    private final class Verifying {
        private final Track before;
        private final Track mine;
        private final Job job;
        private final Deadline deadline;
        /// Of these something may be stored, also where nobody said so.
        private final Set<Part> tried = EnumSet.noneOf(Part.class);
        private Parts parts;

        Verifying(Track before, Track mine, Job job, Deadline deadline) {
            this.before = before;
            this.mine = mine;
            this.job = job;
            this.deadline = deadline;
            this.parts = mine.parts();
        }

        Confirmed confirm() {
            for (var part : Part.values()) {
                var refused = parts.of(part).isPresent() ? Optional.<Failure>empty() : refusal(part);
                if (refused.isPresent()) {
                    return givenBack(refused.get().message(), new Confirmed.Refused(part, refused.get()));
                }
            }
            return parts.kept().equals(before.parts().kept()) || parts.of(Part.AUDIO).isEmpty()
                    ? givenBack("nothing was uploaded", new Confirmed.NothingUploaded())
                    : archived();
        }

        private Optional<Failure> refusal(Part part) {
            try (var upload = uploads.open(mine, part).orElse(null)) {
                if (upload == null) {
                    return Optional.empty();
                }
                tried.add(part);
                return switch (keeping.keepUploaded(mine, part, upload, clearing, deadline)) {
                    case Keeping.Came.Stored(var file) -> {
                        parts = parts.with(part, file);
                        yield Optional.empty();
                    }
                    case Keeping.Came.NotStored(var why) -> Optional.of(why);
                };
            } catch (IOException e) {
                throw new StorageUnavailable("read an upload", e);
            }
        }

        private Confirmed archived() {
            clearing.ofUnrecorded(mine, parts);
            var now = now();
            var next = mine.archived(parts, Optional.empty(), now, Optional.empty());
            if (!Change.of(mine, next).with(job.ended(next, now)).isWrittenTo(tracks)) {
                tracks.find(mine.id()).filter(Track::isDeleted).ifPresent(clearing::all);
                return new Confirmed.Busy();
            }
            clearUploads(next);
            return new Confirmed.Archived(next);
        }

        /// As it was. Nothing of it is recorded, so nothing of it may stay.
        private Confirmed givenBack(String why, Confirmed answer) {
            tried.forEach(part -> clearing.part(mine, part));
            var next = mine.givenBack(before);
            Change.of(mine, next).with(job.refused(next, why, now())).isWrittenTo(tracks);
            return answer;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
