package dev.audiolith.sound;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.Remedy;
import dev.audiolith.sound.Recorder.Outcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.time.Deadline;
import dev.audiolith.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has a long text spoken part by part, in order, each into an object of its own, and joins them when all are there.
///
/// A part is never bought again once it is stored: every call, under whichever fence, first looks for what is there, and goes on
/// where that ends. A part that fails is asked for again, alone, up to [#ATTEMPTS] times a call, since the others would be lost with
/// it. That may cost that one part as often, if ElevenLabs charges for answers that break off; never more.
///
/// It stops in time rather than be stopped: with no time left for another part it says how far it came. As every such call stored at
/// least one part, calling again comes to an end.
final class PartsRecorder {
    static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    /// Slower than any model speaks: a part is begun only if it would be finished even so.
    private static final int CHARACTERS_PER_SECOND = 100;
    private static final Duration TO_JOIN = Duration.ofSeconds(30);

    private final Take take;
    private final SoundBytes bytes;
    private final Joiner joiner;
    private final Sleeper sleeper;

    PartsRecorder(Take take, SoundBytes bytes, Sleeper sleeper) {
        this.take = take;
        this.bytes = bytes;
        this.joiner = new Joiner(bytes);
        this.sleeper = sleeper;
    }

    Outcome record(Claim claim, SpeechRequest whole, List<SpeechRequest> parts, Recorder.Watcher watcher, Deadline deadline) {
        var stored = new ArrayList<Part>();
        var bought = 0;
        for (var part : parts) {
            var number = stored.size() + 1;
            var found = find(claim, number, part);
            if (found.isPresent()) {
                stored.add(found.get());
                continue;
            }
            if (bought > 0 && !deadline.allows(timeFor(part))) {
                return new Outcome.Unfinished(stored.size(), parts.size());
            }
            var place = Place.ofPart(claim, claim.fence(), number, part);
            switch (speak(place, part, deadline)) {
                case Outcome.Stored(var audio, _) -> {
                    stored.add(new Part(place, audio.digests().bytes(), audio.characterCost()));
                    bought++;
                    watcher.reached(stored.size(), parts.size());
                }
                case Outcome.NotSpoken(var failure, _, var hasBegun) -> {
                    // What may pass is left to another call, unless this one came no further at all.
                    return bought > 0 && failure.kind().remedy() != Remedy.ASK_ANOTHER
                            ? new Outcome.Unfinished(stored.size(), parts.size())
                            : new Outcome.NotSpoken(failure, stored.size(), hasBegun);
                }
                case Outcome.Unfinished unfinished -> {
                    return unfinished;
                }
            }
        }
        if (bought > 0 && !deadline.allows(TO_JOIN)) {
            return new Outcome.Unfinished(stored.size(), parts.size());
        }
        return joiner.join(Place.ofWhole(claim, claim.fence(), whole), whole, stored);
    }

    /// A part in the bucket.
    record Part(Place place, long bytes, long characterCost) {}

    private Optional<Part> find(Claim claim, int number, SpeechRequest part) {
        for (var fence = claim.fence(); fence >= 1; fence--) {
            var place = Place.ofPart(claim, fence, number, part);
            var found = bytes.find(place.audioKey()).filter(claim::reachesBackTo);
            if (found.isPresent()) {
                return Optional.of(new Part(place, found.get().bytes(), found.get().notes().characterCost()));
            }
        }
        return Optional.empty();
    }

    private Outcome speak(Place place, SpeechRequest part, Deadline deadline) {
        var hasBegun = false;
        for (var attempt = 1;; attempt++) {
            var outcome = take.record(place, part, deadline);
            if (!(outcome instanceof Outcome.NotSpoken(var failure, _, var brokeOff))) {
                return outcome;
            }
            hasBegun |= brokeOff;
            if (attempt == ATTEMPTS || !mayRepeat(failure, attempt, deadline)) {
                return new Outcome.NotSpoken(failure, 0, hasBegun);
            }
        }
    }

    private boolean mayRepeat(Failure failure, int attempt, Deadline deadline) {
        var wait = failure.retryAfter().orElse(FIRST_WAIT.multipliedBy(attempt));
        if (failure.kind().remedy() != Remedy.REPEAT_HERE || !deadline.allows(wait)) {
            return false;
        }
        try {
            sleeper.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration timeFor(SpeechRequest part) {
        return Duration.ofSeconds(1 + part.characters() / CHARACTERS_PER_SECOND);
    }
}
