package dev.audiolith.local;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `./audiolith <command>`, once the script has built what is stale.
public final class LocalMain {
    private static final String USAGE = """
            usage: ./audiolith up                                     start the whole service here
                   ./audiolith demo                                   speak a sentence and a long text, and follow them
                   ./audiolith token <user> [--expires-in <seconds>]  print a token for a user
                   ./audiolith send events/<door>/<case>.json         hand an event into its door""";
    private static final String EXPIRES_IN = "--expires-in";
    private static final String DEFAULT_LIFE = "3600";

    public static void main(String[] arguments) throws InterruptedException {
        int status;
        try {
            status = run(List.of(arguments));
        } catch (Misconfigured | IOException e) {
            System.err.println("audiolith: " + e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private static int run(List<String> words) throws IOException, InterruptedException {
        var settings = new LocalSettings(System.getenv());
        var home = Home.from(settings.env());
        // The command and how many words follow it.
        return switch (words.isEmpty() ? "" : words.getFirst() + " " + (words.size() - 1)) {
            case "up 0" -> new UpCommand(home, settings, began(), InstantSource.system(), System.out).run();
            case "demo 0" -> new DemoCommand(home, settings, System.out).run();
            case "token 1" -> token(home, settings, words.get(1), DEFAULT_LIFE);
            case "token 3" -> token(home, settings, words.get(1), option(words.get(2), words.get(3)));
            case "send 1" -> new SendCommand(home, Path.of(words.get(1)), System.out).run();
            default -> {
                System.err.println(USAGE);
                yield 2;
            }
        };
    }

    private static int token(Home home, LocalSettings settings, String user, String seconds) throws IOException {
        // Read as a variable is: a number that is none is named and refused. Already expired tokens are good for trying refusals.
        var life = new Env(Map.of(EXPIRES_IN, seconds)).whole(EXPIRES_IN, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new TokenCommand(home, settings, user, Duration.ofSeconds(life), System.out).run();
    }

    private static String option(String name, String value) throws CannotStart {
        if (!name.equals(EXPIRES_IN)) {
            throw new CannotStart("there is no option " + name + "; there is " + EXPIRES_IN);
        }
        return value;
    }

    private static Instant began() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private LocalMain() {}
}
