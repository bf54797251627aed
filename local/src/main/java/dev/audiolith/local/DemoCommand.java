package dev.audiolith.local;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.local.http.Loopback;

/// `demo`: a sentence, its way back to text, its way into the archive, and a text too long for one piece, through the running service or one
/// of its own; says what was really seen.
record DemoCommand(Home home, LocalSettings settings, PrintStream out) {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    int run() throws IOException, InterruptedException {
        var running = RunningInstance.of(home);
        if (running.isPresent()) {
            out.println("using the service at " + running.get().uri());
            return follow(running.get());
        }
        var wiring = new LocalWiring(home, settings, complaint -> out.println("audiolith: " + complaint));
        out.println("no service is running: starting one");
        try (var own = wiring.start(Loopback.ANY_PORT)) {
            // Also when the demo itself is interrupted: the servers are processes of their own.
            Runtime.getRuntime().addShutdownHook(new Thread(own::close, "stop"));
            return follow(new RunningInstance(own.uri()));
        }
    }

    private int follow(RunningInstance service) throws IOException, InterruptedException {
        var token = new LocalWiring(home, settings, out::println).tokens().mint("demo", TOKEN_LIFE);
        var ffmpeg = FfmpegBinary.locate(settings.env(), home.folder().resolve("bin"));
        try {
            var decoder = new Decoder(ffmpeg);
            new Demo(service, token, decoder, out).run();
            new TranscriptionDemo(service, token, out).run();
            new ArchiveDemo(service, token, Thread::sleep, out).run();
            new LongDemo(service, token, decoder, Thread::sleep, out).run();
            out.println("the demo did everything it should");
            return 0;
        } catch (Demo.Disappointed e) {
            out.println("the demo failed: " + e.getMessage());
            return 1;
        }
    }
}
