package dev.audiolith.bench.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.bench.LocalService;
import dev.audiolith.bench.Memory;
import dev.audiolith.local.LocalMain;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Ten thousand tracks through the whole local run, one in twenty of them bad in one of five ways. All good ones must be archived, no bad one,
/// and what the statistics say must be what a recount finds; anything else is the end of it. Linux only, since the operating system is asked
/// for the memory.
public final class ManyBenchmark {
    private static final int TRACKS = 10_000;
    private static final int BAD = 20;
    /// Due at once, and left alone for hours once it has failed.
    private static final Duration AGE = Duration.ofHours(24 * 14 + 12);
    private static final int REGISTERING = 8;
    /// Where the embedded tables have too much to do, as any client would.
    private static final int UNAVAILABLE = 503;
    private static final int ASKED_AGAIN = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalService service;
    private final MusicServer music;
    private final String token;
    private final PrintStream out;

    private ManyBenchmark(LocalService service, MusicServer music, String token, PrintStream out) {
        this.service = service;
        this.music = music;
        this.token = token;
        this.out = out;
    }

    public static void run(PrintStream out) throws Exception {
        var home = Files.createTempDirectory("audiolith-bench").toString();
        var port = LocalService.freePort();
        var settings = Map.of("AUDIOLITH_HOME", home, "AUDIOLITH_PORT", Integer.toString(port), "ARCHIVE_ALLOWED_HOSTS", MusicServer.HOST,
                "ARCHIVE_ALLOW_PRIVATE_HOSTS", "true");
        try (var music = new MusicServer(); var service = LocalService.start(LocalMain.class, port, List.of("up"), settings)) {
            var token = LocalService.say(LocalMain.class, List.of("token", "ada"), settings);
            new ManyBenchmark(service, music, token, out).report();
        }
    }

    private void report() throws Exception {
        var good = TRACKS - TRACKS / BAD;
        var began = System.nanoTime();
        register();
        out.printf("registered %d tracks in %.0f s%n", TRACKS, seconds(began));
        out.printf("%10s %10s %14s %14s%n", "seconds", "archived", "live heap MB", "resident MB");
        for (var tenth = 1; tenth <= 10; tenth++) {
            var archived = await(good * tenth / 10);
            out.printf("%10.0f %10d %14.1f %14.0f%n", seconds(began), archived, Memory.liveHeap(service.pid()) / 1e6,
                    Memory.kib(Long.toString(service.pid()), "VmRSS") / 1024.0);
        }
        var states = settled();
        out.printf("after %.0f s: %s%n", seconds(began), states);
        compare(states, good);
    }

    private void register() throws Exception {
        try (var threads = Executors.newFixedThreadPool(REGISTERING)) {
            var all = IntStream.range(0, TRACKS).<Future<?>>mapToObj(number -> threads.submit(() -> register(number))).toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private Void register(int number) throws IOException, InterruptedException {
        var kinds = MusicServer.Kind.values();
        var kind = number % BAD == 0 ? kinds[1 + number / BAD % (kinds.length - 1)] : MusicServer.Kind.GOOD;
        var body = Json
                .write(Map.of("provider", "suno", "title", kind + " " + number, "audioUrl", music.link(kind, number).toString(),
                        "createdAt",
                        Instant.now().minus(AGE).toString()));
        var answer = http.send(
                request("/api/tracks").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("registering was answered with " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }

    private long await(long archived) throws IOException, InterruptedException {
        while (true) {
            var now = get("/api/archive/statistics").path("total_archived").asLong();
            if (now >= archived) {
                return now;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /// How many tracks there are in each state, once every track has come to an end.
    private Map<String, Integer> settled() throws IOException, InterruptedException {
        while (true) {
            var states = states();
            if (states.keySet().stream().allMatch(state -> state.startsWith("ARCHIVED ") || state.startsWith("FAILED "))) {
                return states;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private Map<String, Integer> states() throws IOException, InterruptedException {
        var states = new HashMap<String, Integer>();
        var cursor = "";
        do {
            var page = get("/api/tracks?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            for (var track : page.path("items")) {
                states.merge(track.path("state").asText() + " " + track.path("title").asText().split(" ", -1)[0], 1, Integer::sum);
            }
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return states;
    }

    private void compare(Map<String, Integer> states, int good) throws IOException, InterruptedException {
        var counted = get("/api/archive/statistics");
        var failed = states.entrySet().stream().filter(state -> state.getKey().startsWith("FAILED ")).mapToInt(Map.Entry::getValue).sum();
        var told = notices();
        out.printf("statistics: %s, notifications: %d%n", counted, told);
        var holds = states.getOrDefault("ARCHIVED GOOD", 0) == good && failed == TRACKS - good && told == failed
                && counted.path("total_archived").asInt() == good && counted.path("pending_archive").asInt() == failed
                && counted.path("urgent_archive_needed").asInt() == failed && counted.path("expired_tracks").asInt() == 0;
        if (!holds) {
            throw new IllegalStateException("that is not what it should be");
        }
    }

    private int notices() throws IOException, InterruptedException {
        var notices = 0;
        var cursor = "";
        do {
            var page = get("/api/notifications?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            notices += page.path("items").size();
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return notices;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
        for (var again = 0; answer.statusCode() == UNAVAILABLE && again < ASKED_AGAIN; again++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        return Json.read(answer.body()).path("data");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.uri() + path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
