package dev.audiolith.testkit.story;

import static dev.audiolith.testkit.story.ArchiveWorld.AUDIO;
import static dev.audiolith.testkit.story.ArchiveWorld.COVER;
import static dev.audiolith.testkit.story.ArchiveWorld.OTHER_SONG;
import static dev.audiolith.testkit.story.ArchiveWorld.PICTURE;
import static dev.audiolith.testkit.story.ArchiveWorld.SONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.track.ManualArchive.Confirmed;
import dev.audiolith.track.Part;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody takes a turn for run out that is not, because his clock is wrong: whoever is overtaken deletes nothing that was recorded since.
class OvertakenTest {
    private static final URI OTHER = URI.create("https://cdn1.example.com/other");
    private static final byte[] HALF_A_PICTURE = Arrays.copyOf(PICTURE, 12);

    @TempDir
    Path scratch;

    ArchiveWorld world;
    Track track;

    @BeforeEach
    void open() {
        world = new ArchiveWorld(scratch);
        track = world.register(ArchiveWorld.hasty(ArchiveWorld.withCover()));
    }

    @Test
    void by_one_who_hands_in_the_same_files_before_a_bad_one_of_them_is_refused() {
        lost();
        upload(Part.AUDIO, SONG);
        upload(Part.COVER, HALF_A_PICTURE);
        world.steps.before("TrackBytes.store", 1, () -> {
            upload(Part.COVER, PICTURE);
            overtakeByHand();
        });

        assertThat(confirm()).isInstanceOf(Confirmed.Refused.class);
        assertThatAllThatIsRecordedIsThere(2);
    }

    @Test
    void by_one_who_hands_in_a_cover_when_there_was_none() {
        lost();
        upload(Part.AUDIO, SONG);
        world.steps.before("TrackUploads.open", 1, () -> {
            upload(Part.COVER, PICTURE);
            overtakeByHand();
        });

        assertThat(confirm()).isInstanceOf(Confirmed.Busy.class);
        assertThatAllThatIsRecordedIsThere(2);
    }

    @Test
    void by_one_who_hands_in_the_same_file_before_it_is_stored() {
        lost();
        upload(Part.AUDIO, SONG);
        world.steps.before("TrackUploads.open", 0, () -> {
            overtakeByHand();
            upload(Part.AUDIO, SONG);
        });

        assertThat(confirm()).isInstanceOf(Confirmed.Refused.class);
        assertThatAllThatIsRecordedIsThere(1);
    }

    @Test
    void by_a_worker_before_what_came_from_other_links_is_cleared_away() {
        world.provide(AUDIO, SONG);
        world.provide(OTHER, OTHER_SONG);
        world.provide(COVER, PICTURE);
        world.steps.before("Tracks.commit", 1, () -> {
            throw new Crash("before the record");
        });
        assertThatThrownBy(() -> world.perform(track.id())).isInstanceOf(Crash.class);
        world.clock.advance(ArchiveWorld.TURN);
        world.register(ArchiveWorld.hasty(new Sources(OTHER, Optional.of(COVER), Optional.empty())));
        world.steps.before("TrackBytes.findBelow", 0, this::overtake);
        world.perform(track.id());

        assertThat(world.kept(track(), Part.AUDIO)).isEqualTo(OTHER_SONG);
        assertThatAllThatIsRecordedIsThere(2);
    }

    @Test
    void by_a_worker_before_a_track_is_given_up() {
        world.fail(AUDIO, FailureKind.RETIRED);
        world.provide(COVER, PICTURE);
        world.steps.before("Recovery.freshLinks", 0, () -> {
            world.provide(AUDIO, SONG);
            overtake();
        });
        world.perform(track.id());

        assertThatAllThatIsRecordedIsThere(2);
    }

    /// There is nothing at its provider any more.
    private void lost() {
        world.fail(AUDIO, FailureKind.NOT_FOUND);
        world.clock.advance(Duration.ofHours(1));
        world.work();
    }

    private void overtakeByHand() {
        world.clock.advance(ArchiveWorld.TURN);
        assertThat(confirm()).isInstanceOf(Confirmed.Archived.class);
    }

    private void overtake() {
        world.clock.advance(ArchiveWorld.TURN);
        world.perform(track.id());
        assertThat(track().isArchived()).isTrue();
    }

    private void assertThatAllThatIsRecordedIsThere(int parts) {
        var recorded = track().parts().kept().values().stream().map(kept -> kept.key()).collect(Collectors.toSet());
        assertThat(track().isArchived()).isTrue();
        assertThat(recorded).hasSize(parts);
        assertThat(world.bytes.keys()).containsAll(recorded);
    }

    private void upload(Part part, byte[] file) {
        ManualArchiveTest.upload(world, track, part, file);
    }

    private Confirmed confirm() {
        return world.manualArchive.confirm(track(), world.clock.in(ArchiveWorld.REQUEST_TIME));
    }

    private Track track() {
        return world.the(track.id());
    }
}
