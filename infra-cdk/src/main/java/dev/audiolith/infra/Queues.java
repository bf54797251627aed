package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/// The queues between the doors.
///
/// @param retries sounds that wait to be pinned again
/// @param orders  texts that wait to be spoken
/// @param calls   deliveries to callers' webhooks
record Queues(RetryQueue retries, WorkQueue orders, WorkQueue calls) {

    static Queues in(Construct scope) {
        return new Queues(new RetryQueue(scope),
                // Not six times, as AWS advises against copies that overtake a throttled invocation: it would be an hour and a
                // half until another takes over from one that died. Copies do no harm here, an order is worked on under a lease.
                new WorkQueue(scope, "speak", Speak.TIMEOUT.plus(Duration.minutes(1))),
                new WorkQueue(scope, "webhook", Duration.seconds(6 * Webhook.TIMEOUT.toSeconds().intValue())));
    }
}
