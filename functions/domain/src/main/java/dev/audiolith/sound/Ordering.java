package dev.audiolith.sound;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Accepts a request to be spoken later: claim, keep the request, record the order, send for it, answer. In that order, so that a
/// crash anywhere loses nothing that was promised:
///
/// - before the record nothing was promised; the claim's lease ends, and a request kept under its id is overwritten by the next one;
/// - after it the message, or the sweep of the index in which an order stands like a pending sound, brings it to whoever speaks.
public final class Ordering {
    /// How long one can be asked about an order: as long as a message for it can lie in a queue.
    private static final Duration REMEMBERED = Duration.ofDays(14);

    private final Claims claims;
    private final OrderedSpeech speech;
    private final SpeakQueue queue;
    private final Callers callers;
    private final InstantSource clock;

    public Ordering(Claims claims, OrderedSpeech speech, SpeakQueue queue, Callers callers, InstantSource clock) {
        this.claims = claims;
        this.speech = speech;
        this.queue = queue;
        this.callers = callers;
        this.clock = clock;
    }

    Vocalized accept(Claim claim, VocalizeRequest request) {
        speech.keep(claim.soundId(), request.speech());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var order = Order.accepted(claim, request, new Order.Span(now, now.plus(REMEMBERED)), now);
        if (!claims.settle(claim, order)) {
            // We took so long that another holder has, or will have, ordered it.
            return new Vocalized.InProgress(Duration.ofSeconds(1));
        }
        queue.send(order.id(), Duration.ZERO);
        return new Vocalized.Accepted(order);
    }

    /// Whoever was answered "our storage does not answer" before asks again: while nobody has begun, there must be a message now. A copy
    /// dies out.
    Vocalized acceptAgain(Order order, VocalizeRequest request) {
        if (order.turn().leaseUntil().isEmpty() && order.tries().failed() == 0) {
            queue.send(order.id(), Duration.ZERO);
        }
        return new Vocalized.Accepted(request.delivery().callback().map(url -> callers.add(url, order)).orElse(order));
    }

    void call(URI url, Sound sound) {
        callers.add(url, sound);
    }
}
