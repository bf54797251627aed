package dev.audiolith.testkit.track;

import dev.audiolith.testkit.sound.Outage;
import dev.audiolith.track.HostGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Places at hosts, on a test's clock.
public final class FakeHostGate implements HostGate {
    private final InstantSource clock;
    private final int places;
    private final Duration interval;
    private final Map<String, Pass> taken = new HashMap<>();
    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, Instant> lastAt = new HashMap<>();
    private final Outage outage = new Outage("the places at hosts");
    private long lastHolder;

    public FakeHostGate(InstantSource clock, int places) {
        this(clock, places, Duration.ZERO);
    }

    public FakeHostGate(InstantSource clock, int places, Duration interval) {
        this.clock = clock;
        this.places = places;
        this.interval = interval;
    }

    public Outage outage() {
        return outage;
    }

    @Override
    public synchronized Optional<Pass> enter(String host, Instant end) {
        outage.before();
        var now = clock.instant();
        if (now.isBefore(lastAt.getOrDefault(name(host), Instant.MIN).plus(interval))) {
            return Optional.empty();
        }
        var free = IntStream.range(0, places).boxed().filter(place -> !now.isBefore(until.getOrDefault(name(host, place), Instant.MIN)))
                .findFirst();
        return free.map(place -> {
            var pass = new Pass(host, place, "holder-" + ++lastHolder);
            taken.put(name(host, place), pass);
            until.put(name(host, place), end);
            lastAt.put(name(host), now);
            return pass;
        });
    }

    @Override
    public synchronized void leave(Pass pass) {
        outage.before();
        if (pass.equals(taken.get(name(pass.host(), pass.place())))) {
            until.remove(name(pass.host(), pass.place()));
        }
    }

    private static String name(String host, int place) {
        return name(host) + " " + place;
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
