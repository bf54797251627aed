package dev.audiolith.bench;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Two hundred requests at the same moment against the whole local run in a process of its own, and against a door that only answers,
/// behind the same gateway in another. Any answer but a pinned sound, and any charge too many, is the end of
/// it.
final class LoadBenchmark {
    private static final int AT_ONCE = 200;
    private static final int TURNS = 5;
    private static final long BYTES = 50_000;
    private static final Duration SPEAKING = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PINNING = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Providers providers;
    private final String token;

    private LoadBenchmark(Providers providers, String token) {
        this.providers = providers;
        this.token = token;
    }

    static void run(PrintStream out) throws Exception {
        var home = Files.createTempDirectory("audiolith-bench").toString();
        var port = LocalService.freePort();
        try (var providers = new Providers()) {
            var settings = new HashMap<>(providers.settings());
            settings.putAll(Map.of("AUDIOLITH_HOME", home, "AUDIOLITH_PORT", Integer.toString(port)));
            try (var ours = LocalService.start(LocalMain.class, port, List.of("up"), settings);
                    var echo = echo(home)) {
                var token = LocalService.say(LocalMain.class, List.of("token", "ada"), settings);
                new LoadBenchmark(providers, token).report(out, ours.uri().resolve(Events.SPEAK), echo.uri().resolve(Events.SPEAK));
            }
        }
    }

    private static LocalService echo(String home) throws IOException {
        var port = LocalService.freePort();
        return LocalService.start(EchoMain.class, port, List.of(Integer.toString(port), home), Map.of());
    }

    private void report(PrintStream out, URI ours, URI echo) throws Exception {
        out.printf("%d requests at once, %d turns after one that warms, %d processors; milliseconds%n", AT_ONCE, TURNS,
                Runtime.getRuntime().availableProcessors());
        out.printf("%-48s %9s %9s %9s %9s%n", "", "p50", "p99", "most", "charged");
        measure(out, "a door that only answers", echo, () -> LoadBenchmark::once, 0);
        measure(out, "a sound, speech and pin taking no time", ours, () -> LoadBenchmark::once, AT_ONCE);
        providers.take(SPEAKING, PINNING);
        measure(out, "a sound, speech over 2 s, pin in 1 s", ours, () -> LoadBenchmark::once, AT_ONCE);
        measure(out, "the same, two requests to an idempotency key", ours, LoadBenchmark::twins, AT_ONCE / 2);
    }

    /// What is asked for, under which key if any.
    private record Ask(String text, String key) {}

    private static Ask once(int number) {
        return new Ask("number " + number + ", " + SpeakingDoor.text(BYTES), "");
    }

    /// Half of the requests are copies of the other half.
    private static IntFunction<Ask> twins() {
        var texts = IntStream.range(0, AT_ONCE / 2).mapToObj(_ -> SpeakingDoor.text(BYTES)).toList();
        return number -> new Ask(texts.get(number % texts.size()), texts.get(number % texts.size()).replace(' ', '-'));
    }

    private void measure(PrintStream out, String what, URI uri, Supplier<IntFunction<Ask>> asks, int owed) throws Exception {
        together(uri, asks.get());
        var all = new ArrayList<Double>();
        for (var turn = 0; turn < TURNS; turn++) {
            var before = providers.voice.spoken();
            var answers = together(uri, asks.get());
            var charged = providers.voice.spoken() - before;
            var sounds = answers.stream().map(Answer::sound).filter(sound -> !sound.isEmpty()).distinct().count();
            if (charged != owed || sounds != owed) {
                throw new IllegalStateException("%s: charged %d times for %d sounds instead of %d".formatted(what, charged, sounds, owed));
            }
            answers.forEach(answer -> all.add(answer.millis()));
        }
        var times = new Times(all);
        out.printf("%-48s %9.0f %9.0f %9.0f %9d%n", what, times.median(), times.at(0.99), times.at(1), owed);
    }

    /// The echo has no sound to name.
    private record Answer(String sound, double millis) {}

    private List<Answer> together(URI uri, IntFunction<Ask> asks) throws Exception {
        var tasks = IntStream.range(0, AT_ONCE).mapToObj(asks).<Callable<Answer>>map(ask -> () -> ask(uri, ask)).toList();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private Answer ask(URI uri, Ask ask) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(Events.body(ask.text())));
        if (!ask.key().isEmpty()) {
            request.header("Idempotency-Key", ask.key());
        }
        var began = System.nanoTime();
        var answer = http.send(request.build(), BodyHandlers.ofString());
        var millis = Times.since(began);
        var data = Json.read(answer.body()).path("data");
        // Whoever shares a key may hear of the sound while it is still being pinned for the other.
        var mayWait = !ask.key().isEmpty();
        if (answer.statusCode() != 200 || (data.path("state").asText().equals("TEMPORARY") && !mayWait)) {
            throw new IllegalStateException("answered with " + answer.statusCode() + " " + answer.body());
        }
        return new Answer(data.path("id").asText(), millis);
    }
}
