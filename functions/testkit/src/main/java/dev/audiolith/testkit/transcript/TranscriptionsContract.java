package dev.audiolith.testkit.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.recording.Problem;
import dev.audiolith.testkit.sound.Crowd;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.Transcriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every table of transcriptions must do.
public interface TranscriptionsContract {
    Instant BORN = SampleTranscriptions.BORN;

    /// The same empty table throughout one test.
    Transcriptions transcriptions();

    @Test
    default void every_stage_of_a_life_is_kept_whole() {
        var queued = queued("ann");
        var mishap = new Mishap(Problem.UNREADABLE_AUDIO, "no decoder liked it",
                new Mishap.Evidence(Optional.of("error-input-x.caf"), Optional.of("error-output-x.mp3"), Optional.of("moov\nnot found")));
        var bare = new Mishap(Problem.TOO_LONG, "", Mishap.Evidence.NONE);
        Stream.of(queued, SampleTranscriptions.awaited(newId()), SampleTranscriptions.taken(queued("ann"), newId(), BORN.plusSeconds(75)),
                SampleTranscriptions.completed(queued("ann")), SampleTranscriptions.failed(queued("ann"), mishap),
                SampleTranscriptions.failed(queued("ann"), bare)).forEach(stage -> {
                    assertThat(transcriptions().add(stage)).isTrue();
                    assertThat(transcriptions().find(stage.id())).contains(stage);
                });
    }

    @Test
    default void nothing_is_found_under_an_unknown_id() {
        assertThat(transcriptions().find(newId())).isEmpty();
    }

    @Test
    default void one_is_added_only_where_there_is_none() {
        var first = added(queued("ann"));

        assertThat(transcriptions().add(SampleTranscriptions.queued(first.id(), "eve", BORN))).isFalse();
        assertThat(transcriptions().find(first.id())).contains(first);
    }

    @Test
    default void a_change_is_written_over_the_version_before_it_and_no_other() {
        var before = added(queued("ann"));
        var taken = SampleTranscriptions.taken(before, newId(), BORN.plusSeconds(75));
        var completed = SampleTranscriptions.completed(taken);

        assertThat(transcriptions().replace(completed)).as("a version left out").isFalse();
        assertThat(transcriptions().replace(taken)).isTrue();
        assertThat(transcriptions().replace(SampleTranscriptions.taken(before, newId(), BORN))).as("too late").isFalse();
        assertThat(transcriptions().replace(completed)).isTrue();
        assertThat(transcriptions().find(before.id())).contains(completed);
    }

    @Test
    default void what_is_gone_does_not_come_back_by_a_change() {
        var never = queued("ann");

        assertThat(transcriptions().replace(SampleTranscriptions.completed(never))).isFalse();
        assertThat(transcriptions().find(never.id())).isEmpty();
    }

    @Test
    default void what_was_no_longer_awaited_is_written_without_the_end_it_had() {
        var awaited = added(SampleTranscriptions.awaited(newId()));
        var completed = SampleTranscriptions.completed(awaited);
        transcriptions().replace(completed);

        assertThat(transcriptions().find(awaited.id()).orElseThrow().times().forgottenAt()).isEmpty();
    }

    @Test
    default void of_many_who_take_it_at_once_exactly_one_does() {
        var before = added(queued("ann"));

        var written = Crowd.of(16, caller -> {
            var mine = SampleTranscriptions.taken(before, newId(), BORN.plusSeconds(caller));
            return transcriptions().replace(mine) ? Optional.of(mine) : Optional.<Transcription>empty();
        }).stream().flatMap(Optional::stream).toList();

        assertThat(written).hasSize(1);
        assertThat(transcriptions().find(before.id())).contains(written.getFirst());
    }

    @Test
    default void an_owner_sees_the_own_ones_newest_first_page_by_page() {
        var owner = newOwner();
        var expected = new ArrayList<Transcription>();
        for (var second = 0; second < 7; second++) {
            expected.addFirst(added(SampleTranscriptions.queued(newId(), owner, BORN.plusSeconds(second))));
            added(SampleTranscriptions.queued(newId(), newOwner(), BORN.plusSeconds(second)));
        }

        for (var limit : List.of(1, 3, 7, 200)) {
            assertThat(pages(owner, limit)).as("%d at a time", limit).isEqualTo(expected);
        }
        assertThat(transcriptions().ofOwner(owner, 7, Optional.empty()).nextCursor()).as("there is no empty page behind the last")
                .isEmpty();
    }

    @Test
    default void those_of_one_moment_are_all_listed_once() {
        var owner = newOwner();
        var expected = Stream.generate(() -> added(SampleTranscriptions.queued(newId(), owner, BORN))).limit(5).toList();

        assertThat(pages(owner, 2)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void an_owner_without_any_has_an_empty_page() {
        var page = transcriptions().ofOwner(newOwner(), 50, Optional.empty());

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    default void a_cursor_of_another_owner_is_refused() {
        var owner = newOwner();
        added(SampleTranscriptions.queued(newId(), owner, BORN));
        added(SampleTranscriptions.queued(newId(), owner, BORN));
        var cursor = transcriptions().ofOwner(owner, 1, Optional.empty()).nextCursor();

        assertThat(cursor).isPresent();
        assertThatThrownBy(() -> transcriptions().ofOwner(newOwner(), 1, cursor)).isInstanceOfSatisfying(InvalidRequest.class,
                refused -> assertThat(refused.field()).isEqualTo("cursor"));
    }

    @Test
    default void a_cursor_that_was_made_up_is_refused() {
        var encoder = Base64.getUrlEncoder();
        for (var hostile : List.of("", " ", "x", "%%%", "\u0000", "\ud83d\ude00", "a".repeat(100_000), "{\"id\":{\"S\":\"x\"}}",
                encoder.encodeToString("1.9999999999999999999.x.y".getBytes(UTF_8)),
                encoder.encodeToString(("1.-1." + newId() + ".0000000000000000").getBytes(UTF_8)),
                encoder.encodeToString(("2.1." + newId() + ".0000000000000000").getBytes(UTF_8)))) {
            assertThatThrownBy(() -> transcriptions().ofOwner("ann", 1, Optional.of(hostile))).as("cursor %.40s", hostile)
                    .isInstanceOfSatisfying(InvalidRequest.class, refused -> assertThat(refused.field()).isEqualTo("cursor"));
        }
    }

    private List<Transcription> pages(String owner, int limit) {
        var all = new ArrayList<Transcription>();
        var page = transcriptions().ofOwner(owner, limit, Optional.empty());
        all.addAll(page.items());
        while (page.nextCursor().isPresent()) {
            assertThat(page.items()).hasSize(limit);
            page = transcriptions().ofOwner(owner, limit, page.nextCursor());
            all.addAll(page.items());
        }
        return all;
    }

    private Transcription added(Transcription transcription) {
        assertThat(transcriptions().add(transcription)).isTrue();
        return transcription;
    }

    private static Transcription queued(String owner) {
        return SampleTranscriptions.queued(newId(), owner, BORN);
    }

    private static TranscriptionId newId() {
        return SampleTranscriptions.newId();
    }

    private static String newOwner() {
        return "owner|" + newId();
    }
}
