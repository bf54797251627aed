package dev.audiolith.testkit.sound;

import dev.audiolith.audio.Digests;
import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.sound.Attempts;
import dev.audiolith.sound.Callbacks;
import dev.audiolith.sound.Kept;
import dev.audiolith.sound.Life;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Pin;
import dev.audiolith.sound.Progress;
import dev.audiolith.sound.Setback;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.StoredAudio;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sounds as they stand in the table, in each stage of a life that began at [#BORN].
public final class SampleSounds {
    public static final Instant BORN = Instant.parse("2026-03-01T12:00:00.123Z");

    /// Not from a test's seed: several suites share one server, and their sounds must not meet.
    private static final SoundIds IDS = new SoundIds(new SecureRandom());
    private static final Callbacks CALLBACKS = new Callbacks(
            List.of(URI.create("https://one.example/hook?x=1"), URI.create("https://two.example/hook")));
    private static final Duration HOUR = Duration.ofHours(1);

    public static SoundId newId() {
        return IDS.next();
    }

    /// Just recorded, its first retry due in a minute.
    public static Sound temporary(SoundId id) {
        return dueAt(id, BORN.plusSeconds(60));
    }

    public static Sound dueAt(SoundId id, Instant due) {
        return new Sound(id, "ann", SoundState.TEMPORARY, audio(id, Optional.of(Duration.ofMillis(1_234))),
                new Life(BORN, BORN.plus(HOUR), Optional.of(BORN.plus(Duration.ofDays(7)))), Kept.BY_NOBODY,
                new Attempts(0, 0, Optional.of(due), Optional.empty(), Optional.empty()), Callbacks.NONE, 1);
    }

    /// The next version of `before`: tried in vain, due again at `due`.
    public static Sound triedAgain(Sound before, Instant due) {
        var setback = new Setback(FailureKind.RATE_LIMITED, "pinata", "too many requests");
        var attempts = new Attempts(before.attempts().made() + 3, before.attempts().round() + 1, Optional.of(due),
                Optional.of(due.minusSeconds(120)), Optional.of(setback));
        return new Sound(before.id(), before.owner(), SoundState.UNPINNED, before.audio(), before.life(), Kept.BY_NOBODY, attempts,
                before.callbacks(), before.version() + 1);
    }

    /// The next version of `before`: kept by a provider.
    public static Sound pinned(Sound before, Optional<String> fileId) {
        var life = new Life(before.life().createdAt(), before.life().temporaryUntil(), Optional.empty());
        var attempts = new Attempts(before.attempts().made() + 1, before.attempts().round(), Optional.empty(),
                Optional.of(BORN.plusSeconds(90)), before.attempts().lastFailure());
        return new Sound(before.id(), before.owner(), SoundState.PINNED, before.audio(), life,
                Kept.by(new Pin("pinata", fileId, BORN.plusSeconds(90))), attempts, before.callbacks(), before.version() + 1);
    }

    /// The next version of `before`, which is pinned: a second provider keeps it, and a gateway gave it back.
    public static Sound lookedAfter(Sound before) {
        var copy = new Pin("filebase", Optional.empty(), BORN.plusSeconds(150));
        var pins = Stream.concat(before.kept().pins().stream(), Stream.of(copy)).toList();
        var kept = new Kept(pins, before.kept().rounds() + 1, Optional.of(BORN.plusSeconds(151)));
        var attempts = new Attempts(before.attempts().made() + 1, before.attempts().round() + 1, Optional.empty(),
                Optional.of(BORN.plusSeconds(90)), before.attempts().lastFailure());
        return new Sound(before.id(), before.owner(), before.state(), before.audio(), before.life(), kept, attempts, before.callbacks(),
                before.version() + 1);
    }

    /// The next version of `before`: over, and remembered for another month.
    public static Sound expired(Sound before) {
        var life = new Life(before.life().createdAt(), before.life().temporaryUntil(), Optional.of(BORN.plus(Duration.ofDays(37))));
        var attempts = new Attempts(before.attempts().made(), before.attempts().round(), Optional.empty(),
                before.attempts().triedAt(), before.attempts().lastFailure());
        return new Sound(before.id(), before.owner(), SoundState.EXPIRED, before.audio(), life, Kept.BY_NOBODY, attempts,
                before.callbacks(), before.version() + 1);
    }

    private static StoredAudio audio(SoundId id, Optional<Duration> duration) {
        var digest = id.text() + id.text();
        var digests = new Digests(20_480, digest, new Cid(Cid.Codec.RAW, digest), duration);
        return new StoredAudio("sounds/" + id + "/1.mp3", "audio/mpeg", digests, 42);
    }

    /// The same sound, with captions.
    public static Sound captioned(Sound sound) {
        var audio = sound.audio();
        var captioned = new StoredAudio(audio.objectKey(), audio.contentType(), audio.digests(), audio.characterCost(),
                Optional.of("captions/" + sound.id() + "/1.words"));
        return new Sound(sound.id(), sound.owner(), sound.state(), captioned, sound.life(), sound.kept(), sound.attempts(),
                sound.callbacks(), sound.version());
    }

    /// The same sound, of which it cannot be told how long it plays.
    public static Sound withoutDuration(Sound sound) {
        return new Sound(sound.id(), sound.owner(), sound.state(), audio(sound.id(), Optional.empty()), sound.life(), sound.kept(),
                sound.attempts(), sound.callbacks(), sound.version());
    }

    /// The same sound, about which two want to be called.
    public static Sound withCallbacks(Sound sound) {
        return new Sound(sound.id(), sound.owner(), sound.state(), sound.audio(), sound.life(), sound.kept(), sound.attempts(), CALLBACKS,
                sound.version());
    }

    /// Just accepted.
    public static Order order(SoundId id) {
        return new Order(id, "ann", new Progress(0, 1, 0, 42), Order.Turn.free(1),
                new Order.Tries(0, 0, Optional.of(BORN)), Optional.empty(), CALLBACKS, new Order.Span(BORN, BORN.plus(Duration.ofDays(14))),
                1);
    }

    /// The next version of `before`: held by someone who has spoken a part.
    public static Order begun(Order before) {
        var until = BORN.plusSeconds(900);
        return new Order(before.id(), before.owner(), new Progress(1, 3, 20, 42),
                new Order.Turn(before.turn().fence() + 1, Optional.of(until), Optional.of(newId())),
                new Order.Tries(2, 1, Optional.of(until)), Optional.empty(),
                before.callbacks(), before.span(), before.version() + 1);
    }

    /// The next version of `before`: it came to nothing.
    public static Order failed(Order before) {
        var why = new Failure(FailureKind.NOT_FOUND, "elevenlabs", "elevenlabs answered 404", Optional.empty());
        return new Order(before.id(), before.owner(), before.progress(), Order.Turn.free(before.turn().fence()),
                new Order.Tries(3, 1, Optional.empty()), Optional.of(why), before.callbacks(), before.span(), before.version() + 1);
    }

    private SampleSounds() {}
}
