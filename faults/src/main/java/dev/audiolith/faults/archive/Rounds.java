package dev.audiolith.faults.archive;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.faults.Post;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// What comes by itself: the planner every quarter of an hour, and the worker when there is a message.
final class Rounds {
    static final String WORKER = "archive";
    private static final String PLANNER = "planner";
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int BATCH = 10;

    private final Yard yard;
    private final Post post;
    private final Set<Instant> planned = new HashSet<>();

    Rounds(Yard yard, Post post) {
        this.yard = yard;
        this.post = post;
    }

    void begin() {
        post.readBy(this::read);
    }

    /// Quarters in which nothing can be due are left out.
    void expect(Track track) {
        track.dates().dueAt().ifPresent(at -> {
            var from = (at.isAfter(yard.now()) ? at : yard.now()).plus(yard.plan().odds().indexLag());
            var seconds = QUARTER.toSeconds();
            var next = Instant.ofEpochSecond((from.getEpochSecond() / seconds + 1) * seconds);
            if (planned.add(next)) {
                yard.at(next, this::plan);
            }
        });
    }

    private void plan() {
        yard.hours().invoke(PLANNER, QUARTER, machine -> {
            try {
                yard.note(PLANNER, machine.staff().planner().run(machine.shift().deadline()).toString());
            } catch (StorageUnavailable e) {
                yard.note(PLANNER, "fails: " + e.getMessage());
            }
        }, () -> yard.books().tables().all().forEach(this::expect));
    }

    private void read() {
        for (var delivery : post.receive(BATCH)) {
            yard.hours().invoke(WORKER, QUARTER, machine -> {
                try {
                    var done = machine.staff().archivist().perform(new TrackId(delivery.body()), machine.shift().deadline());
                    yard.note(machine.name(), done.getClass().getSimpleName());
                    post.settle(delivery);
                } catch (StorageUnavailable e) {
                    yard.note(machine.name(), "leaves the message to be delivered again: " + e.getMessage());
                }
            }, () -> {});
        }
    }
}
