package dev.audiolith.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What happened, as the report of a broken schedule tells it; counts the steps.
public final class Diary {
    private final InstantSource time;
    private final List<Event> events = new ArrayList<>();
    private int steps;

    /// Put into words only when somebody wants to read it.
    private record Event(Instant at, int step, String who, String what) {}

    public Diary(InstantSource time) {
        this.time = time;
    }

    public void note(String who, String what) {
        events.add(new Event(time.instant(), steps, who, what));
    }

    /// The number of the step, counted from 1.
    public int step(String who, String what) {
        steps++;
        note(who, what);
        return steps;
    }

    /// How many steps had been taken by then.
    int stepsBefore(Instant time) {
        return events.stream().filter(event -> event.at().isBefore(time)).mapToInt(Event::step).max().orElse(0);
    }

    public int steps() {
        return steps;
    }

    public List<String> lines() {
        return events.stream().map(event -> "%s %4d %s: %s".formatted(event.at(), event.step(), event.who(), event.what())).toList();
    }
}
