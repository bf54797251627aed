package dev.audiolith.testkit.story;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.content.CidHasher;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.pin.Triage;
import dev.audiolith.sound.Aftercare;
import dev.audiolith.sound.Announcements;
import dev.audiolith.sound.Callers;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Cleaner;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Lifetimes;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.LostOrders;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Ordering;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.Performing;
import dev.audiolith.sound.OrphanSweep;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.RetrievalCheck;
import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.Retrier;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.sound.Sweeper;
import dev.audiolith.sound.Turnstile;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.sound.Vocalizer;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.testkit.pin.FakeFetcher;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.sound.FakeAnnouncements;
import dev.audiolith.testkit.sound.FakeClaims;
import dev.audiolith.testkit.sound.FakeOrderedSpeech;
import dev.audiolith.testkit.sound.FakeRetryQueue;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.FakeSpeakQueue;
import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A service over fakes, with a voice that counts what it charges and a provider that can be switched off. Every call through a port
/// is a numbered step at which the process can die.
final class World {
    static final Duration REQUEST_TIME = Duration.ofSeconds(28);

    final ManualClock clock = new ManualClock();
    final Steps steps = new Steps();
    final FakeSounds sounds = new FakeSounds();
    final FakeClaims claims = new FakeClaims(sounds);
    final FakeSoundBytes bytes = new FakeSoundBytes(clock);
    final FakeRetryQueue queue = new FakeRetryQueue(clock, Duration.ofMinutes(30));
    final FakeProviderHealth health = new FakeProviderHealth();
    final FakeFetcher fetcher = new FakeFetcher();
    final FakeSpeakQueue speakQueue = new FakeSpeakQueue(clock, Duration.ofMinutes(16));
    final FakeOrderedSpeech orderedSpeech = new FakeOrderedSpeech();
    final FakeAnnouncements announcements = new FakeAnnouncements(clock, Duration.ofMinutes(6));
    final Vocalizer vocalizer;
    final Performing performing;
    final Retrier retrier;
    final Rescue rescue;
    final Sweeper sweeper;
    final OrphanSweep orphans;
    final Cleaner cleaner;
    final Listening listening;

    boolean providerIsUp = true;
    Runnable whilePinning = () -> {};
    Runnable whileSpeaking = () -> {};
    Optional<Failure> speechFailure = Optional.empty();
    /// With what speech breaks off that had begun.
    Optional<Failure> breaksOff = Optional.empty();
    long charged;

    World(Lifetimes.UnpinnedPolicy policy) {
        var random = new Random(42);
        var lifetimes = new Lifetimes(Duration.ofHours(1), policy, Duration.ofDays(7));
        var sounds = steps.around(Sounds.class, this.sounds);
        var claims = steps.around(Claims.class, this.claims);
        var bytes = steps.around(SoundBytes.class, this.bytes);
        var queue = steps.around(RetryQueue.class, this.queue);
        var chain = new PinChain(List.of(steps.around(Pinner.class, new Provider())), 1,
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random),
                clock, new Triage(steps.around(ProviderHealth.class, health), clock));
        var pinning = new Pinning(sounds, bytes, chain, new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(15), random), clock);
        var orders = steps.around(Orders.class, this.sounds.orders());
        var speech = steps.around(OrderedSpeech.class, orderedSpeech);
        var speakQueue = steps.around(SpeakQueue.class, this.speakQueue);
        var callers = new Callers(sounds, orders, steps.around(Announcements.class, announcements), clock);
        var recorder = new Recorder(steps.around(Speaker.class, this::speak), bytes, clock);
        var keeping = new Keeping(pinning, new Shelf(queue, lifetimes));
        this.vocalizer = new Vocalizer(new Turnstile(claims, sounds, orders, new SoundIds(random), clock, clock), recorder, keeping,
                new Ordering(claims, speech, speakQueue, callers, clock), clock);
        this.performing = new Performing(orders, speech, sounds, recorder, keeping, speakQueue,
                new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(15), random), new SoundIds(random), clock);
        var gateways = new Gateways(List.of(URI.create("https://gateway.test")), Map.of(), Optional.empty());
        var aftercare = new Aftercare(sounds, bytes, pinning, new RetrievalCheck(fetcher, gateways, bytes), new Upkeep(1, false), clock);
        this.retrier = new Retrier(sounds, queue, pinning, aftercare, clock);
        this.rescue = new Rescue(sounds, retrier, clock);
        this.sweeper = new Sweeper(sounds, queue, new LostOrders(orders, speakQueue, clock), clock);
        this.orphans = new OrphanSweep(sounds, bytes, queue, clock);
        this.cleaner = new Cleaner(sounds, bytes, clock);
        this.listening = new Listening(sounds, bytes, gateways, clock);
    }

    static World keeping() {
        return new World(Lifetimes.UnpinnedPolicy.KEEP);
    }

    static World expiring() {
        return new World(Lifetimes.UnpinnedPolicy.EXPIRE);
    }

    static SpeechRequest text(String text) {
        return new SpeechRequest(text, "voice", Optional.empty(), Map.of(), AudioFormat.DEFAULT, Optional.empty(), Optional.empty());
    }

    static VocalizeRequest request(String text) {
        return new VocalizeRequest("ann", text(text), true, Optional.empty());
    }

    static VocalizeRequest keyed(String text, String key) {
        return new VocalizeRequest("ann", text(text), false, Optional.of(key));
    }

    Vocalized vocalize(VocalizeRequest request) {
        return vocalizer.vocalize(request, clock.in(REQUEST_TIME));
    }

    Sound spoken(VocalizeRequest request) {
        return ((Vocalized.Spoken) vocalize(request)).sound();
    }

    /// How many sounds the sweep sent for.
    int sweep() {
        return sweeper.sweep(clock.in(Duration.ofMinutes(1))).sent();
    }

    /// Lets time pass until no message is left, working each off as the queue's door would, with the sweep running beside it.
    void letTheQueueRunDry() {
        for (var turn = 0; turn < 200; turn++) {
            sweep();
            queue.receive().ifPresentOrElse(delivery -> {
                retrier.retry(delivery.retry(), delivery.count() > 1, clock.in(Duration.ofMinutes(4)));
                queue.settle(delivery);
            }, () -> clock.advance(Duration.ofMinutes(1)));
        }
    }

    /// The bytes that are spoken for a text: always the same, so that they can be compared.
    static byte[] audioOf(String text) {
        return ("audio of " + text).repeat(100).getBytes(StandardCharsets.UTF_8);
    }

    private SpeechOutcome speak(SpeechRequest request, Deadline deadline) {
        whileSpeaking.run();
        if (speechFailure.isPresent()) {
            return new SpeechOutcome.Declined(speechFailure.get());
        }
        charged++;
        if (breaksOff.isPresent()) {
            return new SpeechOutcome.Speaking(SampleAudio.breakingAfter(100, new BrokenSpeech(breaksOff.get())), request.characters());
        }
        return new SpeechOutcome.Speaking(new ByteArrayInputStream(audioOf(request.text())), request.characters());
    }

    /// Keeps what is really the announced content, while it is up.
    private final class Provider implements Pinner {
        @Override
        public String name() {
            return "provider";
        }

        @Override
        public PinOutcome pin(PinRequest request, Deadline deadline) {
            whilePinning.run();
            if (!providerIsUp) {
                return new PinOutcome.NotPinned(Failure.of(FailureKind.UNREACHABLE, name(), "switched off"));
            }
            try (var car = request.openCar()) {
                car.transferTo(OutputStream.nullOutputStream());
                return new PinOutcome.Pinned(name(), Optional.of("file"));
            } catch (IOException e) {
                return new PinOutcome.NotPinned(Failure.of(FailureKind.CORRUPT_ANSWER, name(), String.valueOf(e.getMessage())));
            }
        }
    }

    static String cidOf(String text) {
        var hasher = new CidHasher();
        var audio = audioOf(text);
        hasher.update(audio, 0, audio.length);
        return hasher.finish().toString();
    }
}
