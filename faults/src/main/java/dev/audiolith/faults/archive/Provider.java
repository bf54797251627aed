package dev.audiolith.faults.archive;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.faults.Timeline;
import dev.audiolith.testkit.track.FakeSourceFetcher;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.Part;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.SourceFetcher.Opened;
import dev.audiolith.track.Sources;
import dev.audiolith.track.Track;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// Where the files lie: gives them, or does whatever its mood says, until it has deleted them.
final class Provider {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Yard yard;
    private final FakeSourceFetcher fetcher = new FakeSourceFetcher();

    /// One file of a song.
    private record Print(Song song, int edition, Part part) {
        Origin origin() {
            return Origin.link(song, part, edition);
        }
    }

    Provider(Yard yard) {
        this.yard = yard;
        for (var song : yard.plan().songs()) {
            for (var edition = 0; edition < song.editions().size(); edition++) {
                offer(new Print(song, edition, Part.AUDIO), song.editions().get(edition).audio());
                var print = new Print(song, edition, Part.COVER);
                song.editions().get(edition).cover().ifPresent(moods -> offer(print, moods));
            }
        }
    }

    FakeSourceFetcher fetcher() {
        return fetcher;
    }

    Optional<Sources> freshLinks(Track track) {
        var song = yard.songOf(track);
        return song.canBeRecovered() ? Optional.of(song.sources(song.editions().size() - 1)) : Optional.empty();
    }

    private void offer(Print print, Timeline<Song.Mood> moods) {
        fetcher.set(print.song().uri(print.edition(), print.part()), (_, deadline) -> {
            var isGone = !yard.now().isBefore(print.song().goneAt());
            return open(print, isGone ? Song.Mood.HAS_NOTHING : moods.at(yard.now()), deadline);
        });
    }

    private Opened open(Print print, Song.Mood mood, Deadline deadline) {
        var shift = yard.hours().atWork().orElseThrow();
        yard.note("provider", print.origin().from() + " " + mood);
        yard.guard().asks(shift, print.origin());
        var content = print.origin().from();
        return switch (mood) {
            case GIVES -> given(print, yard.pressing().good(print.origin(), content), deadline, true);
            case GIVES_WITHOUT_LENGTH -> given(print, yard.pressing().good(print.origin(), content), deadline, false);
            case GIVES_ANOTHER -> given(print, yard.pressing().good(print.origin(), content + " again"), deadline, true);
            case GIVES_SLOWLY ->
                poured(print, flow(yard.pressing().good(print.origin(), content), SOON, Optional.empty()), deadline);
            case SHOWS_A_PAGE -> given(print, Pressing.page(), deadline, true);
            case GIVES_NOISE -> given(print, Pressing.noise(content), deadline, true);
            case CUTS_OFF -> {
                var whole = yard.pressing().good(print.origin(), content);
                yield given(print, Arrays.copyOf(whole, whole.length - 9), deadline, false);
            }
            case BREAKS_OFF -> poured(print,
                    flow(yard.pressing().good(print.origin(), content), Duration.ZERO, Optional.of(failure(FailureKind.UNREACHABLE))),
                    deadline);
            case HANGS ->
                poured(print, flow(yard.pressing().good(print.origin(), content), Duration.ofHours(1), Optional.empty()), deadline);
            case HAS_NOTHING -> new Opened.NotOpened(failure(FailureKind.NOT_FOUND));
            case HAS_ENDED -> new Opened.NotOpened(failure(FailureKind.RETIRED));
            case REFUSES_HASTE -> new Opened.NotOpened(
                    new Failure(FailureKind.RATE_LIMITED, SourceFetcher.SOURCE, "too fast", Optional.of(Duration.ofMinutes(2))));
            case FAILS -> new Opened.NotOpened(failure(FailureKind.BUSY));
        };
    }

    private Opened given(Print print, byte[] file, Deadline deadline, boolean isLengthSaid) {
        var pour = new Pour(yard, print.song(), flow(file, Duration.ZERO, Optional.empty()), deadline);
        return new Opened.Open(pour, isLengthSaid ? OptionalLong.of(file.length) : OptionalLong.empty());
    }

    private Opened poured(Print print, Pour.Flow flow, Deadline deadline) {
        return new Opened.Open(new Pour(yard, print.song(), flow, deadline), OptionalLong.of(flow.file().capacity()));
    }

    private static Pour.Flow flow(byte[] file, Duration gap, Optional<Failure> end) {
        return new Pour.Flow(ByteBuffer.wrap(file), gap, end);
    }

    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, SourceFetcher.SOURCE, "the provider does as it was told (" + kind + ")");
    }
}
