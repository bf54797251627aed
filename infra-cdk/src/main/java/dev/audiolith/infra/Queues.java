package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/// The queues between the doors.
///
/// @param retries sounds that wait to be pinned again
/// @param orders  texts that wait to be spoken
/// @param calls   deliveries to callers' webhooks
/// @param tracks  tracks that wait to be archived
record Queues(WorkQueue retries, WorkQueue orders, WorkQueue calls, WorkQueue tracks) {

    static Queues in(Construct scope) {
        return new Queues(new WorkQueue(scope, "retry", sixTimes(IpfsRetry.TIMEOUT)),
                // Not six times, as AWS advises against copies that overtake a throttled invocation: it would be an hour and a
                // half until another takes over from one that died. Copies do no harm here, an order is worked on under a lease.
                new WorkQueue(scope, "speak", Speak.TIMEOUT.plus(Duration.minutes(1))),
                new WorkQueue(scope, "webhook", sixTimes(Webhook.TIMEOUT)),
                // Nor here: a track is worked on by whoever has the turn.
                new WorkQueue(scope, "archive", Archive.TIMEOUT.plus(Duration.minutes(1))));
    }

    /// As AWS advises: an invocation that is throttled or cut off is not overtaken by its copy.
    private static Duration sixTimes(Duration timeout) {
        return Duration.seconds(6 * timeout.toSeconds().intValue());
    }
}
