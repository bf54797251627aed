package dev.audiolith.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.recording.FakeAudioTool;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.FakeArchiveQueue;
import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.testkit.track.FakeSourceFetcher;
import dev.audiolith.testkit.track.FakeTrackBytes;
import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Change;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.ManualRun;
import dev.audiolith.track.Recovery;
import dev.audiolith.track.Track;
import dev.audiolith.track.Tracks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs by hand: somebody waits for the answer, and who answers too late has answered nothing.
class ManualRunTest {
    private static final Duration CALL = Duration.ofSeconds(26);
    private static final int MOST = 200;

    private final ManualClock clock = new ManualClock();
    private final FakeTracks tracks = new FakeTracks();
    private final FakeArchiveQueue queue = new FakeArchiveQueue(clock, Duration.ofMinutes(11));
    private Duration each = Duration.ZERO;
    private final ManualRun run = run(whoseCallsTakeTime());

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 100, 400, 3000})
    void it_answers_in_time_however_slow_the_tables_are(int millis) {
        for (var i = 0; i < MOST; i++) {
            registered();
        }
        each = Duration.ofMillis(millis);
        var deadline = clock.in(CALL);
        var results = run.archiveDue(MOST, deadline);
        assertThat(clock.instant()).isBeforeOrEqualTo(deadline.at().plus(each.multipliedBy(2)));
        assertThat(results.total()).isEqualTo(results.pending()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void what_it_had_no_time_to_send_for_is_due_as_before() {
        for (var i = 0; i < MOST; i++) {
            registered();
        }
        each = Duration.ofMillis(150);
        var pending = run.archiveDue(MOST, clock.in(CALL)).pending();
        each = Duration.ZERO;
        assertThat(queue.queue().waiting()).isNotEmpty().hasSizeLessThan(MOST);
        assertThat(pending).isEqualTo(queue.queue().waiting().size());
        run.archiveDue(MOST, clock.in(CALL));
        assertThat(Set.copyOf(queue.queue().waiting())).hasSize(MOST);
    }

    private void registered() {
        var track = SampleTracks.due(SampleTracks.newId(), "ada", Optional.of(clock.instant()));
        assertThat(tracks.commit(new Change(Optional.<Track>empty(), track, Optional.empty(), Optional.empty()))).isTrue();
    }

    private ManualRun run(Tracks slow) {
        var bytes = new FakeTrackBytes();
        var keeping = new Keeping(new FakeSourceFetcher(), bytes, _ -> {
            throw new IllegalStateException("nobody works here");
        }, new FakeAudioTool(Duration.ofHours(1)), 1 << 20);
        var archivist = new Archivist(slow, queue, keeping, bytes, new FakeHostGate(clock, 4), Recovery.NONE,
                new Archivist.Attempts(3, Duration.ofSeconds(5)), clock, new Random(1));
        return new ManualRun(slow, new Dispatch(slow, queue), archivist, clock, clock);
    }

    private Tracks whoseCallsTakeTime() {
        return (Tracks) Proxy.newProxyInstance(Tracks.class.getClassLoader(), new Class<?>[]{Tracks.class}, (_, method, arguments) -> {
            clock.advance(each);
            try {
                return method.invoke(tracks, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
