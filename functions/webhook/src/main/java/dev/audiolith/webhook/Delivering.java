package dev.audiolith.webhook;

import dev.audiolith.providers.guard.Courier;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.providers.http.RetryAfter;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Announcements;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Delivers an announcement to its receiver, or sees to it that it is delivered again, or puts it aside.
///
/// A message that is handled twice is delivered twice, under the same `webhook-id`: receivers pass over what they have seen.
public final class Delivering {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int GONE = 410;

    private final Letter letter;
    private final Signature signature;
    private final Destinations destinations;
    private final Caller caller;
    private final Announcements queue;
    private final Announcements dead;
    private final Redelivery redelivery;
    private final InstantSource clock;

    public Delivering(Letter letter, Signature signature, Destinations destinations, Caller caller, Announcements queue, Announcements dead,
            Redelivery redelivery, InstantSource clock) {
        this.letter = letter;
        this.signature = signature;
        this.destinations = destinations;
        this.caller = caller;
        this.queue = queue;
        this.dead = dead;
        this.redelivery = redelivery;
        this.clock = clock;
    }

    /// Who brings a letter to its receiver, as [Courier#post] does.
    @FunctionalInterface
    public interface Caller {
        Courier.Answer post(Destination to, Map<String, String> headers, String body, Deadline deadline) throws IOException;
    }

    /// What came of one delivery; `why` says what stood in its way.
    public record Delivered(Fate fate, String why) {

        public enum Fate {
            /// The receiver has taken it.
            DELIVERED,
            /// The receiver wants no more of it.
            GONE,
            /// There is nothing to tell any more.
            NOTHING_TO_TELL,
            /// It will be tried again.
            PUT_OFF,
            /// It has been put aside for someone to look at.
            GIVEN_UP
        }
    }

    public Delivered deliver(Announcement announcement, int retry, Deadline deadline) {
        var body = letter.about(announcement);
        if (body.isEmpty()) {
            return new Delivered(Delivered.Fate.NOTHING_TO_TELL, "");
        }
        try {
            var to = destinations.of(announcement.url());
            var answer = caller.post(to, headers(announcement.id(), body.get()), body.get(), deadline.within(LIMIT));
            if (answer.status() / 100 == 2) {
                return new Delivered(Delivered.Fate.DELIVERED, "");
            }
            if (answer.status() == GONE) {
                return new Delivered(Delivered.Fate.GONE, "answered 410");
            }
            var asked = answer.retryAfter().flatMap(text -> RetryAfter.parse(text, clock.instant()));
            return again(announcement, retry + 1, asked, "answered " + answer.status());
        } catch (ForbiddenDestination e) {
            return again(announcement, retry + 1, Optional.empty(), "the address " + e.getMessage());
        } catch (IOException e) {
            return again(announcement, retry + 1, Optional.empty(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Delivered again(Announcement announcement, int retry, Optional<Duration> asked, String why) {
        var delay = redelivery.before(retry, asked);
        if (delay.isPresent()) {
            queue.send(announcement, retry, delay.get());
            return new Delivered(Delivered.Fate.PUT_OFF, why);
        }
        // From its beginning: whoever sends it back has mended what was broken.
        dead.send(announcement, 0, Duration.ZERO);
        return new Delivered(Delivered.Fate.GIVEN_UP, why);
    }

    private Map<String, String> headers(String id, String body) {
        var seconds = clock.instant().getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", signature.of(id, seconds, body));
        return headers;
    }
}
