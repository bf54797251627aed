package dev.audiolith.bench;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.aws.S3SoundBytes;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.sound.Callers;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Lifetimes;
import dev.audiolith.sound.Ordering;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Turnstile;
import dev.audiolith.sound.Vocalized;
import dev.audiolith.sound.VocalizeRequest;
import dev.audiolith.sound.Vocalizer;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.sound.FakeAnnouncements;
import dev.audiolith.testkit.sound.FakeClaims;
import dev.audiolith.testkit.sound.FakeOrderedSpeech;
import dev.audiolith.testkit.sound.FakeRetryQueue;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.FakeSpeakQueue;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Speaks many long sounds at once through the whole core and the real S3 adapter, and says how much live heap that took.
///
/// Live heap is what is left after a collection that we ask for again and again while the sounds are in flight, so garbage does
/// not count.
public final class SoundsInFlightMain {
    private static final int AT_ONCE = 50;
    private static final int FEW = 5;
    private static final long MIB = 1 << 20;

    public static void main(String[] args) throws Exception {
        System.out.printf("%10s %12s %14s %14s %18s%n", "sounds", "MB each", "idle heap MB", "peak heap MB", "MB over idle each");
        for (var size : new long[]{2, 20, 200}) {
            measure(size == 200 ? FEW : AT_ONCE, size * 1_000_000);
        }
    }

    private static void measure(int sounds, long bytes) throws Exception {
        try (var s3 = new ForgetfulS3(bytes)) {
            var vocalizer = vocalizer(s3.uri(), bytes);
            // The first sound loads the classes, which are not what is measured.
            vocalizer.vocalize(request(0), Deadline.after(Duration.ofMinutes(5), InstantSource.system()));
            var idle = liveHeap();
            var peak = new AtomicLong();
            var running = new AtomicBoolean(true);
            var sampler = Thread.ofPlatform().start(() -> {
                while (running.get()) {
                    peak.accumulateAndGet(liveHeap(), Math::max);
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
            });
            speakAll(vocalizer, sounds);
            running.set(false);
            sampler.join();
            var over = (peak.get() - idle) / (double) MIB;
            System.out.printf("%10d %12d %14.1f %14.1f %18.2f%n", sounds, bytes / 1_000_000, idle / (double) MIB, peak.get() / (double) MIB,
                    over / sounds);
        }
    }

    private static void speakAll(Vocalizer vocalizer, int sounds) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Vocalized>>();
            for (var i = 1; i <= sounds; i++) {
                var request = request(i);
                tasks.add(() -> vocalizer.vocalize(request, Deadline.after(Duration.ofMinutes(5), InstantSource.system())));
            }
            for (var done : pool.invokeAll(tasks)) {
                if (!(done.get() instanceof Vocalized.Spoken(var sound, _, _)) || sound.state() != SoundState.PINNED) {
                    throw new IllegalStateException("a sound was not spoken and pinned: " + done.get());
                }
            }
        }
    }

    private static Vocalizer vocalizer(URI s3, long bytes) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        var sounds = new FakeSounds();
        var once = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15), random);
        var bucket = bucket(s3);
        var pinning = new Pinning(sounds, bucket,
                new PinChain(List.of(new Reader()), 1, once, Thread::sleep, new Triage(new FakeProviderHealth(), clock)), once, clock);
        var recorder = new Recorder((request, _) -> new SpeechOutcome.Speaking(new Frames(bytes), request.characters()), bucket,
                Thread::sleep);
        var lifetimes = new Lifetimes(Duration.ofHours(1), Lifetimes.UnpinnedPolicy.KEEP, Duration.ofDays(7));
        var shelf = new Shelf(new FakeRetryQueue(clock, Duration.ofMinutes(30)), lifetimes);
        var claims = new FakeClaims(sounds);
        var nobody = new Callers(sounds, sounds.orders(), new FakeAnnouncements(clock, Duration.ofMinutes(6)), clock);
        var ordering = new Ordering(claims, new FakeOrderedSpeech(), new FakeSpeakQueue(clock, Duration.ofMinutes(16)), nobody, clock);
        return new Vocalizer(new Turnstile(claims, sounds, sounds.orders(), new SoundIds(random), clock, Thread::sleep), recorder,
                new Keeping(pinning, shelf), ordering, clock);
    }

    private static SoundBytes bucket(URI endpoint) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench"));
        var s3 = S3Client.builder().endpointOverride(endpoint).forcePathStyle(true).region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create()).build();
        return new S3SoundBytes(s3, S3Presigner.builder().region(Region.US_EAST_1).credentialsProvider(credentials).build(), "bench");
    }

    private static VocalizeRequest request(int number) {
        var speech = new SpeechRequest("sound " + number, "voice", Optional.empty(), Map.of(), AudioFormat.DEFAULT, Optional.empty(),
                Optional.empty());
        return new VocalizeRequest("bench", speech, false, Optional.empty());
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// A provider that reads the whole archive, as a real upload would, and keeps nothing.
    private static final class Reader implements Pinner {
        @Override
        public String name() {
            return "reader";
        }

        @Override
        public PinOutcome pin(PinRequest request, Deadline deadline) {
            try (var car = request.openCar()) {
                car.transferTo(OutputStream.nullOutputStream());
                return new PinOutcome.Pinned(name(), Optional.empty());
            } catch (IOException e) {
                return new PinOutcome.NotPinned(Failure.of(FailureKind.CORRUPT_ANSWER, name(), "the archive could not be read"));
            }
        }
    }

    private SoundsInFlightMain() {}
}
